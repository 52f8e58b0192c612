import { random } from '@/lib/sync/bytes';
import type { VaultKey } from '@/lib/sync/vault/segment';

/** A vault key without a passphrase. */
export async function vaultKey(id: string): Promise<VaultKey> {
  return { id, key: await crypto.subtle.importKey('raw', random(32), 'HKDF', false, ['deriveKey', 'deriveBits']) };
}
