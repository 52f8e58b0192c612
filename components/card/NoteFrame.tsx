interface NoteFrameProps {
  readonly address: string;
  readonly title: string;
}

/** Where a note is typed beside its passage: a page of the extension, so that no key and no word of it reaches this one. */
export function NoteFrame({ address, title }: NoteFrameProps) {
  return (
    <section class="card note-frame" role="dialog" aria-modal="false" aria-label={title}>
      <iframe src={address} title={title} />
    </section>
  );
}
