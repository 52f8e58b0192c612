import type { EvidenceRule, Speaker } from '@/lib/analysis/analysis';
import type { Offices } from '@/lib/analysis/speech/offices';
import type { Scene, Voice } from '@/lib/analysis/speech/scene';
import type { Span } from '@/lib/text/span';

/** A speaker and the words that tie him to what was said; without a speaker where somebody speaks whom the article does not name. */
export interface Attribution {
  readonly speaker?: Speaker;
  readonly cue?: Span;
}

/** Both look-ups that attribution needs. */
export interface Cast {
  readonly scene: Scene;
  readonly offices: Offices;
}

/** The same speaker going on, with why. */
export function continued({ speaker, cue }: Attribution, rule: EvidenceRule): Attribution {
  return {
    ...(speaker ? { speaker: { ...speaker, evidence: { ...speaker.evidence, rule } } } : {}),
    ...(cue ? { cue } : {}),
  };
}

/** Ties a voice to words, with the sentence that names the speaker fully as evidence. */
export function attribution(
  { scene, offices }: Cast,
  voice: Voice,
  rule: EvidenceRule,
  cue?: Span,
  mention?: Span,
): Attribution {
  const { entity } = voice;
  const place = (scene.fullPlace(entity.id) ?? voice).mention;
  const source = scene.sentences[scene.sentenceAt(place.start)];
  const role = offices.roleOf(entity.id) ?? entity.apposition;
  const { start, end } = mention ?? voice.mention.shortForm ?? voice.mention;
  return {
    speaker: {
      entity: entity.id,
      name: entity.name,
      mention: { start, end },
      ...(role ? { role } : {}),
      evidence: {
        rule,
        ...(cue ? { cue } : {}),
        ...(source ? { source: { start: source.start, end: source.end } } : {}),
      },
    },
    ...(cue ? { cue } : {}),
  };
}

/** Somebody unnamed, by the words that describe him; the cue alone where there are none. */
export function described(scene: Scene, span: Span | undefined, rule: EvidenceRule, cue: Span): Attribution {
  if (!span) return { cue };
  const name = scene.article.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
  return { speaker: { name, mention: span, evidence: { rule, cue } }, cue };
}
