import type { Library } from '@/lib/library/database';
import { changeShared, readShared } from '@/lib/library/documents/documents';
import { fieldsOf } from '@/lib/library/documents/shapes';

/** The names of the reader's devices, in a document of their own: on the remote no name can be read. */
const DOCUMENT = 'p:devices';
const LONGEST_NAME = 60;
/** In the place of a name: nobody writes under it any more, and nobody waits for it. */
const RETIRED = '';

/** Tells the other devices what this one is called, under the name by which it writes. Under an older one it is retired. */
export async function nameDevice(library: Library, device: string, name: string, before?: string): Promise<void> {
  await changeShared(library, DOCUMENT, (doc) => {
    const fields = fieldsOf(doc);
    if (fields.get(device) !== name) fields.set(device, name.slice(0, LONGEST_NAME).toWellFormed());
    if (before !== undefined && before !== device && fields.has(before)) fields.set(before, RETIRED);
  });
}

/** The names of the devices by what they write under. What another device says is cut and taken as text. */
export async function deviceNames(library: Library): Promise<Map<string, string>> {
  const fields = fieldsOf(await readShared(library, DOCUMENT));
  const names = new Map<string, string>();
  for (const [device, name] of fields.entries())
    if (typeof name === 'string' && name !== '') names.set(device, name.slice(0, LONGEST_NAME));
  return names;
}

/** Tells the other devices that nobody writes under a name any more: this device leaves, or the reader waits for another no longer. */
export async function retireDevice(library: Library, device: string): Promise<void> {
  await changeShared(library, DOCUMENT, (doc) => fieldsOf(doc).set(device, RETIRED));
}

/** What nobody writes under any more. */
export async function retiredDevices(library: Library): Promise<Set<string>> {
  const fields = fieldsOf(await readShared(library, DOCUMENT));
  return new Set([...fields.entries()].filter(([, name]) => name === RETIRED).map(([device]) => device));
}

/** Forgets all names: after a device was shut out, those that are let in tell theirs again. */
export async function forgetDevices(library: Library): Promise<void> {
  await changeShared(library, DOCUMENT, (doc) => {
    for (const device of [...fieldsOf(doc).keys()]) fieldsOf(doc).delete(device);
  });
}
