import { moment } from '@/components/dates';
import { Notice } from '@/components/Notice';
import { useAnswer } from '@/components/sync/Answer';
import type { SyncActs } from '@/components/sync/acts';
import { PassphraseForm } from '@/components/sync/PassphraseField';
import type { WordKey, Words } from '@/lib/locale';
import type { SyncOn } from '@/lib/sync/status';

type Trouble = NonNullable<SyncOn['trouble']>;

interface TroubleNoticeProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly status: SyncOn;
  readonly acts: SyncActs;
}

/** What went wrong, what is safe and what the reader can do; nothing while all goes well. Being offline is no trouble. */
export function TroubleNotice({ t, language, status, acts }: TroubleNoticeProps) {
  const { trouble, retryAt, report, revived, devices, gone } = status;
  const nameOf = (id: string) =>
    devices.find((device) => device.id === id)?.name ?? t(gone.includes(id) ? 'sync.retired' : 'sync.unnamed');
  const names = (ids: readonly string[]) => [...new Set(ids.map(nameOf))].join(', ');
  const again =
    retryAt !== undefined && Number.isFinite(retryAt) ? t('sync.retry', { time: moment(retryAt, language) }) : '';
  return (
    <>
      {trouble && (
        <Notice
          text={troubleSaid(trouble, status.place, t)}
          why={isForReader(trouble.kind) ? t('sync.safe') : `${t('sync.safe')} ${again}`}
        >
          {(trouble.kind === 'no-permission' || isShut(trouble, status.place)) && (
            <button type="button" class="main" onClick={() => acts.allow(status.origin).catch(() => undefined)}>
              {t(status.place === 'folder' ? 'sync.allowFolder' : 'sync.allow')}
            </button>
          )}
          {trouble.kind === 'vault-moved' && <RejoinForm t={t} acts={acts} />}
        </Notice>
      )}
      {report?.secondVault && (
        <Notice text={t('sync.warning.secondVault')} why={t('sync.safe')}>
          <RejoinForm t={t} acts={acts} />
        </Notice>
      )}
      {revived > 0 && (
        <Notice text={t('sync.warning.revived', { n: revived })}>
          <button type="button" class="text" onClick={() => acts.read().catch(() => undefined)}>
            {t('sync.understood')}
          </button>
        </Notice>
      )}
      {report && report.withheld.length > 0 && (
        <Notice
          text={t('sync.warning.withheld', { names: names(report.withheld) })}
          why={t(report.withheld.some((id) => gone.includes(id)) ? 'sync.goneWhy' : 'sync.withheldWhy')}
        />
      )}
      {report && report.unreadable.length > 0 && (
        <Notice
          text={t('sync.warning.unreadable', {
            n: report.unreadable.length,
            names: names(report.unreadable.map(({ device }) => device)),
          })}
          why={t(unreadableWhy(status, report.unreadable))}
        />
      )}
      {report && report.tooLong > 0 && <Notice text={t('sync.warning.tooLong', { n: report.tooLong })} />}
    </>
  );
}

/** What can be done about it: for the one that needs the reader most. */
function unreadableWhy({ gone }: SyncOn, unreadable: NonNullable<SyncOn['report']>['unreadable']): WordKey {
  const has = (kind: string) => unreadable.some(({ problem }) => problem === kind);
  if (has('newer-format')) return 'sync.unreadableNewer';
  if (unreadable.some(({ device }) => gone.includes(device))) return 'sync.goneWhy';
  return has('damaged') || has('too-large') ? 'sync.unreadableWhy' : 'sync.unreadableForeign';
}

function RejoinForm({ t, acts }: { t: Words; acts: SyncActs }) {
  const [asked, wait] = useAnswer();
  return (
    <PassphraseForm
      t={t}
      label="sync.passphrase.new"
      name="rejoin"
      submit="sync.joinThis"
      asked={asked}
      onSubmit={(passphrase) => wait(acts.rejoin(passphrase))}
    />
  );
}

function troubleSaid(trouble: Trouble, place: SyncOn['place'], t: Words): string {
  if (trouble.kind === 'failed') return t('sync.trouble.failed', { error: trouble.reason });
  if (isShut(trouble, place)) return t('sync.trouble.folder');
  if (place === 'folder' && trouble.kind === 'absent') return t('sync.trouble.folderGone');
  return t(`sync.trouble.${trouble.kind}` satisfies WordKey);
}

/** A folder that the browser lets nobody into: Chromium asks again after each start. */
function isShut({ kind }: Trouble, place: SyncOn['place']): boolean {
  return place === 'folder' && kind === 'unauthorised';
}

function isForReader(kind: string): boolean {
  return kind === 'unauthorised' || kind === 'no-permission' || kind === 'vault-moved';
}
