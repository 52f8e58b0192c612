import { describe, expect, it } from 'vitest';
import { fromBase64 } from '@/lib/library/base64';
import { type Bytes, utf8 } from '@/lib/sync/bytes';
import { readPairing } from '@/lib/sync/vault/pairing';
import { open } from '@/lib/sync/vault/segment';
import { parseVaultFile, succeeds, unlockVault } from '@/lib/sync/vault/vault';

/*
 * Objects that were written once by the first version of the format. Whoever changes what is derived, bound or packed, and how,
 * shuts readers out of what lies on their storage: then the format needs a new number, and these must be read all the same.
 */
const PASSPHRASE = 'bánh mì con mèo hoa sen mùa thu biển cả tàu hỏa';
const VAULT = {
  name: 'vault-316e5126a4768441.json',
  text: '{"format":1,"id":"316e5126a4768441","epoch":0,"turn":0,"kdf":"argon2id","memory":19456,"passes":1,"salt":"J2UixnqeiMVaBRzoxPPlbg==","iv":"/ltnqA4fzxR91FQC","wrapped":"lfrSICGjL+gzdoJJxMM+9aLnwWig6hbOVV2buM3WuwDi4RHpSfhsI9uZ9cAXt+1H"}',
};
const SUCCESSOR = {
  name: 'vault-e7f279ffe207795a.json',
  text: '{"format":1,"id":"e7f279ffe207795a","epoch":1,"turn":0,"kdf":"argon2id","memory":19456,"passes":1,"salt":"uyonghy2Glv3wI2cKIB16w==","iv":"3/eUbK9LHQ24x47A","succeeds":{"id":"316e5126a4768441","proof":"kVd4NJ1Zw9Pku6173pbaHgS8OlcXSYspB0CPCCyBi0w="},"wrapped":"lSsR0pZj/BRmECj8oq+Jo42y6pXe3QM7gpXEKjRxERlXQ7GEiztf9FQw0Q9/LJEK"}',
};
const SEGMENT = {
  name: '0123456789abcdef-00000003_00000005-9e5357c34a5eab3c84da813be0d17aa6.seg',
  base64:
    'AS41nWi4MvD/R6258OVFbjZ1ptqxfI7lElcAlK8rhJpPpYLcv5LnaASLFErJwyBa2tcC+k/LW3xgdOFZ9Klbmfaclj7qdp2GhcbDzBeml3vutqn4+p3cBNFo2t4Rpl0zn6GCHBpjTsihl62m8fv7sm5QOhDrzaMQgQ==',
};
const PAIRING =
  'chu-giai-1.wkoOnKxWHHUKfh7DSMIuzw.7H_Qhy927syAmRFt.Sln1bycT-d3UjxHha-GP7QuLQZB7nRi2KB_YkSlSeqChDodX4OC3BKQgklZfudpSGF6z8Vej36HrwvW2EA.Umqlxyah';

describe('what the first version wrote', () => {
  it('is read by this one: the vault opens, and the segment in it', async () => {
    const vault = await opened(VAULT);
    expect(vault).toMatchObject({ id: '316e5126a4768441', epoch: 0, turn: 0 });
    expect(await open(vault, SEGMENT.name, fromBase64(SEGMENT.base64) as Bytes)).toEqual({
      kind: 'segment',
      segment: {
        ...{ device: '0123456789abcdef', from: 3, to: 5, seen: { fedcba9876543210: 7 } },
        updates: [
          { id: 'n:1', update: utf8('một') },
          { id: 'g:2', update: utf8('hai') },
        ],
      },
    });
  });

  it('still succeeds: a device of the vault before knows its successor by the proof', async () => {
    const [vault, next] = [await opened(VAULT), await opened(SUCCESSOR)];
    expect(next).toMatchObject({ id: 'e7f279ffe207795a', epoch: 1, succeeds: { id: vault.id } });
    expect(await succeeds(read(SUCCESSOR), vault)).toBe(true);
  });

  it('pairs: its text opens for the passphrase', async () => {
    const place = { kind: 'webdav', url: 'https://cloud.test/' };
    expect(await readPairing(PAIRING, PASSPHRASE)).toEqual({ kind: 'place', place });
  });
});

function read({ name, text }: typeof VAULT) {
  const file = parseVaultFile(name, utf8(text));
  if (typeof file === 'string') throw new Error(file);
  return file;
}

async function opened(file: typeof VAULT) {
  const vault = await unlockVault(read(file), PASSPHRASE);
  if (!vault) throw new Error('shut');
  return vault;
}
