import 'fake-indexeddb/auto';
import './simulator/seeded-crypto';
import { describe, expect, it } from 'vitest';
import { settlePreferences } from '@/lib/library/preferences';
import { DEFAULTS, preferencesOf, type Settings, withPreferences } from '@/lib/settings';
import { type Device, edit, heal, proceed, start, violations, world } from './simulator/simulation';

const WORLDS = process.env.CHU_GIAI_LONG === '1' ? 50 : 5;

const DEFAULT = preferencesOf(DEFAULTS);

/** Brings the settings of a device and its document together, in two looks; stopped before or after what it is given is stored. */
async function share(device: Device, settings: Map<Device, Settings>, stopped?: 'before' | 'after'): Promise<void> {
  for (let look = 0; look < 2; look += 1) {
    const here = settings.get(device) ?? DEFAULTS;
    const given = await settlePreferences(device.library, preferencesOf(here), DEFAULT);
    if (stopped === 'before') return;
    settings.set(device, withPreferences(here, given));
    if (stopped === 'after') return;
  }
}

describe('preferences that go through a remote on bad days', () => {
  it.each(Array.from({ length: WORLDS }, (_, index) => [index + 1, 2 + (index % 4)]))(
    'in world %i are the same on all %i devices, and no site that was turned off comes on by itself',
    async (seed, count) => {
      const made = await world(seed, count);
      const settings = new Map<Device, Settings>();
      const { below, pick } = made.chance;
      const off = new Set<string>();
      for (let step = 0; step < 400; step += 1) {
        const device = pick(made.devices);
        const action = below(20);
        const ours = settings.get(device) ?? DEFAULTS;
        if (action < 3) {
          const site = `bao-${step}.vn`;
          off.add(site);
          settings.set(device, { ...ours, sitesOff: [...ours.sitesOff, site] });
        } else if (action === 3) settings.set(device, { ...ours, colours: { ...ours.colours, blue: `nghĩa ${step}` } });
        else if (action === 4) settings.set(device, { ...ours, kinds: { ...ours.kinds, term: !ours.kinds.term } });
        else if (action < 8) await share(device, settings, pick([undefined, undefined, 'before', 'after']));
        else if (action === 8) await edit(made, device, 3);
        else if (action < 12) await start(made, device, 12);
        else if (action < 19) await proceed(device);
        else device.run = undefined;
        made.time += below(5 * 60 * 1000);
      }
      for (const device of made.devices) await share(device, settings);
      await heal(made);
      for (const device of made.devices) await share(device, settings);
      const [first, ...others] = made.devices.map((device) => preferencesOf(settings.get(device) ?? DEFAULTS));
      for (const other of others) expect(other).toEqual(first);
      for (const site of off) expect(first?.[`sites-off/${site}`]).toBe(true);
      expect(first?.['colours/blue']).toMatch(/^nghĩa \d+$/);
      expect(await violations(made)).toEqual([]);
    },
  );
});
