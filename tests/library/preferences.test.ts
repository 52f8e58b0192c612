import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Library } from '@/lib/library/database';
import { changeShared } from '@/lib/library/documents/documents';
import { fieldsOf } from '@/lib/library/documents/shapes';
import { settlePreferences } from '@/lib/library/preferences';
import { DEFAULTS, preferencesOf, type Settings, withPreferences } from '@/lib/settings';
import { exchange, freshLibrary } from './replicas';

/** A device as the background keeps it: its library and its settings. */
interface Device {
  readonly library: Library;
  settings: Settings;
}

function device(): Device {
  return { library: freshLibrary(), settings: DEFAULTS };
}

async function settle(device: Device): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    const here = preferencesOf(device.settings);
    device.settings = withPreferences(
      device.settings,
      await settlePreferences(device.library, here, preferencesOf(DEFAULTS)),
    );
  }
}

async function choose(device: Device, change: Partial<Settings>): Promise<void> {
  device.settings = { ...device.settings, ...change };
  await settle(device);
}

async function sync(devices: readonly Device[]): Promise<void> {
  await exchange(devices.map(({ library }) => library));
  for (const each of devices) await settle(each);
}

describe('preferences of a reader with two devices', () => {
  it('chosen on one are found on the other', async () => {
    const [a, b] = [device(), device()];
    await choose(a, { density: 'every', colours: { ...DEFAULTS.colours, green: 'Số liệu' }, sitesOff: ['genk.vn'] });
    await sync([a, b]);
    expect(b.settings).toEqual(a.settings);
    expect(b.settings).toMatchObject({ density: 'every', colours: { green: 'Số liệu' }, sitesOff: ['genk.vn'] });
  });

  it('changed apart both hold: two kinds, two colours, two sites', async () => {
    const [a, b] = [device(), device()];
    await choose(a, { kinds: { ...DEFAULTS.kinds, person: false }, sitesOff: ['genk.vn'] });
    await choose(b, { kinds: { ...DEFAULTS.kinds, term: false }, sitesOff: ['cafef.vn'] });
    await sync([a, b]);
    for (const { settings } of [a, b]) {
      expect(settings.kinds).toMatchObject({ person: false, term: false, company: true });
      expect(new Set(settings.sitesOff)).toEqual(new Set(['genk.vn', 'cafef.vn']));
    }
  });

  it('taken back on one are taken back on the other', async () => {
    const [a, b] = [device(), device()];
    await choose(a, { sitesOff: ['genk.vn'], density: 'every' });
    await sync([a, b]);
    await choose(b, { sitesOff: [], density: 'first' });
    await sync([a, b]);
    expect(a.settings).toEqual(DEFAULTS);
  });

  it('of a device that only begins give way to what was chosen before', async () => {
    const [old, fresh] = [device(), device()];
    await choose(old, { language: 'en', remember: false });
    await settle(fresh);
    await sync([old, fresh]);
    expect(fresh.settings).toMatchObject({ language: 'en', remember: false });
    expect(old.settings).toMatchObject({ language: 'en', remember: false });
  });

  it('are told again where the device was stopped between hearing and storing', async () => {
    const [a, b] = [device(), device()];
    await choose(a, { density: 'every' });
    await exchange([a.library, b.library]);
    // What it gives is never stored.
    await settlePreferences(b.library, preferencesOf(b.settings), preferencesOf(DEFAULTS));
    await settle(b);
    await sync([a, b]);
    expect([a.settings.density, b.settings.density]).toEqual(['every', 'every']);
  });

  it('that were stored just before the device was stopped are not taken for a choice made there', async () => {
    const [a, b] = [device(), device()];
    await choose(a, { density: 'every' });
    await exchange([a.library, b.library]);
    const given = await settlePreferences(b.library, preferencesOf(b.settings), preferencesOf(DEFAULTS));
    b.settings = withPreferences(b.settings, given);
    // Stopped here; it hears of the next choice before it looks at its own again.
    await choose(a, { density: 'first' });
    await exchange([a.library, b.library]);
    await settle(b);
    await sync([a, b]);
    expect([a.settings.density, b.settings.density]).toEqual(['first', 'first']);
  });

  it('never carry a switch or a pause, which are the device’s own', async () => {
    const [a, b] = [device(), device()];
    await choose(a, { enabled: false, pausedUntil: 9e15, density: 'every' });
    await sync([a, b]);
    expect(b.settings).toMatchObject({ enabled: true, pausedUntil: 0, density: 'every' });
  });

  it('that cannot be read change nothing', async () => {
    const a = device();
    await changeShared(a.library, 'p:preferences', (doc) => {
      const strange = {
        density: 'all',
        marksOn: 'Meta',
        'kinds/person': 'no',
        'kinds/__proto__': true,
        language: 7,
        'colours/green': true,
      };
      for (const [name, value] of Object.entries(strange)) fieldsOf(doc).set(name, value);
      fieldsOf(doc).set(`sites-off/${'x'.repeat(300)}`, true);
      fieldsOf(doc).set('enabled', false);
    });
    await settle(a);
    expect(a.settings).toEqual(DEFAULTS);
  });

  it('are equal on all devices once all have heard all, whatever was chosen in whatever order', async () => {
    const change: fc.Arbitrary<Partial<Settings>> = fc.oneof(
      fc.record({
        density: fc.constantFrom('first' as const, 'every' as const, 'new' as const),
        marksOn: fc.constantFrom('always' as const, 'Control' as const),
      }),
      fc.record({ sitesOff: fc.subarray(['genk.vn', 'cafef.vn', 'vnexpress.net']) }),
      fc.record({ kinds: fc.record({ ...kindsOf(fc.boolean()) }) }),
    );
    const act = fc.record({ on: fc.nat(2), change, sync: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        const devices = [device(), device(), device()];
        for (const { on, change, sync: then } of acts) {
          await choose(devices[on] as Device, change);
          if (then) await sync(devices);
        }
        for (let round = 0; round < 3; round += 1) await sync(devices);
        const [first, ...others] = devices.map(({ settings: { sitesOff, ...rest } }) => ({
          ...rest,
          sitesOff: [...sitesOff].sort(),
        }));
        for (const other of others) expect(other).toEqual(first);
      }),
      { numRuns: process.env.CHU_GIAI_LONG === '1' ? 300 : 30 },
    );
  });
});

function kindsOf<T>(value: T): Record<keyof Settings['kinds'], T> {
  return Object.fromEntries(Object.keys(DEFAULTS.kinds).map((kind) => [kind, value])) as Record<
    keyof Settings['kinds'],
    T
  >;
}
