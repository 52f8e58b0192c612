import { clauseInitial, isReceiver, isSourced } from '@/lib/analysis/speech/clauses';
import type { Scene, Voice } from '@/lib/analysis/speech/scene';

/** How many mentions are looked back over, at most. */
const FARTHEST = 60;
/** How many sentences before a passing mention the one may act whom a reference means all the same. */
const SENTENCES_BACK = 3;

/**
 * «Mây Xanh ra máy mới. Giá thấp hơn máy của Sóng Bạc. Hãng nói»: who is only owned, met or compared with gives way to the subject
 * of a sentence before (Grosz, Joshi, Weinstein, _Centering_, 1995: subjects are meant sooner than others).
 */
export function actorNear(
  scene: Scene,
  nearest: Voice | undefined,
  fits: (voice: Voice) => boolean,
): Voice | undefined {
  if (!nearest || !isReceiver(scene, nearest) || isSourced(scene, nearest)) return nearest;
  const floor = scene.sentenceAt(nearest.mention.start) - SENTENCES_BACK;
  const from = scene.voicesBefore(nearest.mention.start) - 1;
  for (let i = from; i >= 0 && i > from - FARTHEST; i -= 1) {
    const voice = scene.voices[i];
    if (!voice || scene.sentenceAt(voice.mention.start) < floor) break;
    if (fits(voice) && clauseInitial(scene, voice) && !isReceiver(scene, voice)) return voice;
  }
  return nearest;
}
