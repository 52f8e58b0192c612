import type { Analysis, Entity, EntityKind, Mention, Quotation } from '@/lib/analysis/analysis';
import type { Correction } from '@/lib/library/records';
import type { ArticleText } from '@/lib/text/article-text';
import { key } from '@/lib/text/fold';
import { contains } from '@/lib/text/span';

/**
 * An analysis as the reader has corrected it, the oldest correction first; the analysis itself stays as it is, so that every
 * correction can be taken back. Forms are compared folded. What nothing in the article answers to changes nothing.
 *
 * Example: «Lee» is somebody else than «Kai-Fu Lee»: every «Lee» alone becomes a person of its own, without the facts of the other.
 */
export function corrected(article: ArticleText, analysis: Analysis, corrections: readonly Correction[]): Analysis {
  return corrections.reduce((now, correction) => kept(applied(article, now, correction)), analysis);
}

/** Every form, folded, by which a correction may be about something in an article: no other changes anything there. */
export function namedForms({ text }: { readonly text: string }, { entities, mentions }: Analysis): Set<string> {
  const names = entities.flatMap(({ name, aliases }) => [name, ...aliases]);
  return new Set([...names, ...new Set(mentions.map((mention) => wordsOf(text, mention)))].map(key));
}

function applied(article: ArticleText, analysis: Analysis, correction: Correction): Analysis {
  const form = key(correction.form);
  switch (correction.kind) {
    case 'not-a-name':
      return withoutName(article, analysis, form);
    case 'kind':
      return ofKind(analysis, form, correction.is);
    case 'same':
      return joined(analysis, form, key(correction.as));
    case 'other':
      return parted(article, analysis, form, key(correction.than));
  }
}

function withoutName({ text }: ArticleText, analysis: Analysis, form: string): Analysis {
  const refused = new Set(analysis.entities.filter(({ name }) => key(name) === form).map(({ id }) => id));
  const isRefused = (mention: Mention) => refused.has(mention.entity) || key(wordsOf(text, mention)) === form;
  return { ...analysis, mentions: analysis.mentions.filter((mention) => !isRefused(mention)) };
}

function ofKind(analysis: Analysis, form: string, kind: EntityKind): Analysis {
  const meant = new Set(analysis.entities.filter((entity) => isCalled(entity, form)).map(({ id }) => id));
  const entities = analysis.entities.map((entity) => {
    if (!meant.has(entity.id) || entity.kind === kind) return entity;
    // What is known of something of another kind is not known of this.
    const { entry, facts, ...own } = entity;
    return { ...own, kind };
  });
  const mentions = analysis.mentions.map((mention) =>
    meant.has(mention.entity)
      ? { ...mention, marked: !mention.head && kind !== 'place', evidence: CORRECTION }
      : mention,
  );
  return { ...analysis, entities, mentions };
}

function joined(analysis: Analysis, form: string, as: string): Analysis {
  const into = analysis.entities.find(({ name }) => key(name) === as);
  const from = analysis.entities.find((entity) => entity !== into && key(entity.name) === form);
  if (!into || !from) return analysis;
  const names = new Set([...into.aliases, from.name, ...from.aliases].filter((name) => name !== into.name));
  const known = into.entry === undefined && from.kind === into.kind ? from : into;
  const one: Entity = {
    ...into,
    aliases: [...names],
    ...(known.entry === undefined ? {} : { entry: known.entry }),
    ...(known.facts ? { facts: known.facts } : {}),
  };
  const entities = analysis.entities
    .filter((entity) => entity !== from)
    .map((entity) => (entity === into ? one : entity));
  const mentions = analysis.mentions.map((mention) =>
    mention.entity === from.id ? { ...mention, entity: into.id, evidence: CORRECTION } : mention,
  );
  const quotations = spoken(analysis.quotations, (speaker) =>
    speaker.entity === from.id ? { ...speaker, entity: into.id, name: into.name } : speaker,
  );
  return { ...analysis, entities, mentions, quotations };
}

function parted({ text }: ArticleText, analysis: Analysis, form: string, than: string): Analysis {
  const one = analysis.entities.find(({ name }) => key(name) === than);
  const moved = new Set(
    analysis.mentions.filter((mention) => mention.entity === one?.id && key(wordsOf(text, mention)) === form),
  );
  const [first] = moved;
  if (!one || !first) return analysis;
  const other: Entity = { id: `${one.id}/${form}`, kind: one.kind, name: wordsOf(text, first), aliases: [] };
  const entities = analysis.entities.flatMap((entity) =>
    entity === one ? [{ ...one, aliases: one.aliases.filter((alias) => key(alias) !== form) }, other] : [entity],
  );
  const mentions = analysis.mentions.map((mention) =>
    moved.has(mention) ? { ...mention, entity: other.id, evidence: CORRECTION } : mention,
  );
  const quotations = spoken(analysis.quotations, (speaker) => {
    const { mention } = speaker;
    const isMoved = mention && [...moved].some((each) => contains(mention, each));
    return speaker.entity === one.id && isMoved ? { ...speaker, entity: other.id, name: other.name } : speaker;
  });
  return { ...analysis, entities, mentions, quotations };
}

const CORRECTION = { rule: 'correction' } as const;

function isCalled({ name, aliases }: Entity, form: string): boolean {
  return key(name) === form || aliases.some((alias) => key(alias) === form);
}

function wordsOf(text: string, { start, end }: Mention): string {
  return text.slice(start, end);
}

type Speaker = NonNullable<Quotation['speaker']>;

function spoken(quotations: readonly Quotation[], change: (speaker: Speaker) => Speaker): Quotation[] {
  return quotations.map((quotation) =>
    quotation.speaker ? { ...quotation, speaker: change(quotation.speaker) } : quotation,
  );
}

/** Without entities that nothing names any more; a speaker keeps the name that the article gives. */
function kept(analysis: Analysis): Analysis {
  const named = new Set(analysis.mentions.map(({ entity }) => entity));
  const quotations = spoken(analysis.quotations, (speaker) => {
    if (speaker.entity === undefined || named.has(speaker.entity)) return speaker;
    const { entity, ...described } = speaker;
    return described;
  });
  return { ...analysis, entities: analysis.entities.filter(({ id }) => named.has(id)), quotations };
}
