/**
 * What sync sends to the reader's own store, in the words of Firefox (`data_collection_permissions`): kept passages with what is
 * written about them, and their addresses. Declared as optional in the manifest, and asked for in the click that tests the connection.
 */
export const SENT_DATA = ['websiteContent', 'browsingActivity'] as const;
