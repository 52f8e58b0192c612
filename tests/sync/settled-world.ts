import { changeNote, createNote } from '@/lib/library/notes';
import { startOver } from '@/lib/sync/state';
import { draft, freshLibrary, noteId } from '../library/replicas';
import type { Objects } from './simulator/memory-remote';
import { type Device, edit, heal, syncWhole, vaultFile, type World, world } from './simulator/simulation';

/** Devices with a few edits each, all equal. */
export async function settled(count: number, seed = 1): Promise<{ made: World; devices: Device[]; objects: Objects }> {
  const made = await world(seed, count);
  for (const device of made.devices) for (let times = 0; times < 5; times += 1) await edit(made, device, 3);
  await heal(made);
  return { made, devices: made.devices, objects: made.objects };
}

export async function write(made: World, { library }: Device, n: number, token: string): Promise<void> {
  const note = await library.notes.get(noteId(n));
  if (!note) await createNote(library, draft(n), made.time);
  const from = note?.body ?? '';
  await changeNote(library, noteId(n), { body: { from, to: from + token } }, made.time);
  made.tokens.set(token, n);
}

export const body = async ({ library }: Device, n: number) => (await library.notes.get(noteId(n)))?.body;

export async function reported(made: World, device: Device) {
  const outcome = await syncWhole(made, device);
  if (outcome.kind !== 'synced') throw new Error(outcome.kind);
  return outcome.report;
}

/** A further device that joins the vault of a world. */
export async function newcomerTo(made: World): Promise<Device> {
  const device: Device = { library: freshLibrary(), skew: 0, online: true };
  await startOver(device.library, made.vault, vaultFile(made.vault));
  made.devices.push(device);
  return device;
}
