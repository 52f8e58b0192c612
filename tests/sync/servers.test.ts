import 'fake-indexeddb/auto';
import './simulator/seeded-crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Remote, Result } from '@/lib/sync/remotes/remote';
import { PASSWORD, type Server } from '../servers/server';
import { PLACES } from './places';
import type { Chance } from './simulator/chance';
import { edit, heal, listed, syncWhole, violations, type World, world } from './simulator/simulation';

/** Random edits on each server, by three devices. */
const EDITS = process.env.CHU_GIAI_LONG === '1' ? 600 : 90;

describe.each(PLACES)('three devices over $name', ({ start, open }) => {
  let server: Server;

  beforeAll(async () => {
    server = await start();
  }, 120_000);
  afterAll(() => server?.stop());

  it('are equal in the end, with every edit, whatever answers were lost', async () => {
    const remote = open(server.url, PASSWORD);
    expect((await remote.prepare()).kind).toBe('done');
    const made = await world(11, 3, remote);
    const uncertain = losing(remote, made.chance);
    while (made.edits < EDITS) {
      const device = made.chance.pick(made.devices);
      await edit(made, device, 6);
      if (made.chance.oneIn(3)) await syncWhole(made, device, uncertain);
    }
    await heal(made);
    await fetchAll(made, remote);
    expect(await violations(made)).toEqual([]);
    expect([...made.objects.keys()].some((name) => name.includes('_'))).toBe(true);
  });
});

/** Once in eight calls nothing happens, or it happens and nobody hears of it. */
function losing(remote: Remote, { oneIn }: Chance): Remote {
  async function attempt<Value>(call: () => Promise<Result<Value>>): Promise<Result<Value>> {
    if (!oneIn(8)) return call();
    if (oneIn(2)) await call();
    return { kind: 'offline' };
  }
  return {
    prepare: () => attempt(() => remote.prepare()),
    list: (cursor) => attempt(() => remote.list(cursor)),
    get: (name) => attempt(() => remote.get(name)),
    put: (name, bytes) => attempt(() => remote.put(name, bytes)),
    delete: (name) => attempt(() => remote.delete(name)),
  };
}

/** Everything that lies on the server, to look through it. */
async function fetchAll({ objects }: World, remote: Remote): Promise<void> {
  for (const name of await listed(remote)) {
    const got = await remote.get(name);
    if (got.kind === 'done') objects.set(name, got.value);
  }
}
