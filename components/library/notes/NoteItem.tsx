import { useEffect, useRef, useState } from 'preact/hooks';
import { type ColourNames, colourName } from '@/components/ColourButtons';
import { standingKey } from '@/components/card/NoteCard';
import { Difference } from '@/components/Difference';
import { day } from '@/components/dates';
import { IconButton } from '@/components/IconButton';
import { SourceLine } from '@/components/library/SourceLine';
import { NoteSheet, type SheetEditor } from '@/components/NoteSheet';
import { Tags } from '@/components/Tags';
import type { LastStanding, Note } from '@/lib/library/records';
import type { Words } from '@/lib/locale';

type Writing = SheetEditor & { flush(): Promise<void> };

interface NoteItemProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly note: Note;
  /** Whether the passage still stood when its article was last read; absent where it was not read again. */
  readonly seen?: LastStanding | undefined;
  readonly names: ColourNames;
  /** Opens the page at the passage. */
  readonly pageHref: string;
  readonly articleHref?: string | undefined;
  /** Opens the note for writing, with what was being typed before. */
  onEdit(): Promise<Writing>;
  /** Puts the passage on the clipboard, with its source. */
  onCopy(): void;
  onRemove(): void;
}

/** One kept passage with what the reader wrote about it: text, tags and colour are changed in place and store themselves. */
export function NoteItem(props: NoteItemProps) {
  const { t, language, note, seen, names, pageHref, articleHref, onEdit, onCopy, onRemove } = props;
  const [writing, setWriting] = useState<Writing | undefined>();
  const open = useRef<Writing | undefined>(undefined);
  open.current = writing;
  // Whatever takes the note off the page does not take what was typed.
  useEffect(() => () => void open.current?.flush(), []);
  const { kind, speaker, target, article, colour, body, tags } = note;
  const words = target.selector[0].exact;
  const done = async () => {
    await writing?.flush();
    if (writing?.state.value.at !== 'failed') setWriting(undefined);
  };
  const remove = async () => {
    // Stored afterwards, what was typed would bring the note back.
    await done();
    if (writing?.state.value.at !== 'failed') onRemove();
  };
  return (
    <article class="item kept-note" data-colour={colour} title={colourName(colour, names, t)}>
      {speaker && (
        <p class="speaker">
          {speaker.name}
          {speaker.role && <span class="source"> · {speaker.role}</span>}
        </p>
      )}
      <blockquote>{kind === 'quotation' ? `“${words}”` : words}</blockquote>
      <LastSeen t={t} language={language} seen={seen} kind={kind} />
      {writing ? (
        <NoteSheet t={t} names={names} editor={writing} onDone={done} />
      ) : (
        <>
          {body && <p class="body">{body}</p>}
          <Tags tags={tags} />
        </>
      )}
      <div class="item-head">
        <div class="grow">
          <SourceLine article={article} language={language} href={articleHref} />
        </div>
        <a class="text" href={pageHref} target="_blank" rel="noreferrer">
          {t('library.openAtPassage')}
        </a>
        <IconButton icon="copy" label={t('card.copy')} what={words.slice(0, LONGEST_NAME)} onPress={onCopy} />
        {!writing && (
          <IconButton
            icon="edit"
            label={t('note.edit')}
            what={words.slice(0, LONGEST_NAME)}
            onPress={async () => setWriting(await onEdit())}
          />
        )}
        <IconButton icon="remove" label={t('glossary.remove')} what={words.slice(0, LONGEST_NAME)} onPress={remove} />
      </div>
    </article>
  );
}

const LONGEST_NAME = 60;

interface LastSeenProps extends Pick<NoteItemProps, 't' | 'language' | 'seen'> {
  readonly kind: Note['kind'];
}

/** How the passage stood when its article was last read. */
function LastSeen({ t, language, seen, kind }: LastSeenProps) {
  return (
    <>
      <p class="standing" data-standing={seen?.kind ?? 'unseen'}>
        {seen ? (
          <>
            <b>{t(standingKey(seen, kind))}</b> · {t('standing.checkedOn', { date: day(seen.at, language) })}
          </>
        ) : (
          t('standing.unseen')
        )}
      </p>
      {seen?.kind === 'changed' && <Difference t={t} changes={seen.diff} />}
    </>
  );
}
