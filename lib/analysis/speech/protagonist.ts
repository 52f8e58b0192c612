import type { Scene, Voice } from '@/lib/analysis/speech/scene';

/** How many mentions are counted, at most: what was named long before is not what a paragraph is about. */
const FARTHEST = 60;

/** The person whom the article names, before an offset, twice as often as anybody else; undefined where nobody stands out. */
export function protagonist(scene: Scene, before: number): Voice | undefined {
  const counts = new Map<string, { voice: Voice; count: number }>();
  const end = scene.voicesBefore(before);
  for (const voice of scene.voices.slice(Math.max(0, end - FARTHEST), end)) {
    if (voice.entity.kind !== 'person' || voice.isQuoted) continue;
    const count = counts.get(voice.entity.id)?.count ?? 0;
    counts.set(voice.entity.id, { voice, count: count + 1 });
  }
  const [first, second] = [...counts.values()].sort((a, b) => b.count - a.count);
  return first && first.count >= 2 && first.count >= 2 * (second?.count ?? 0) ? first.voice : undefined;
}
