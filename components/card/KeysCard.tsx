import { Card, type CardActions } from '@/components/card/Card';
import { KeyList } from '@/components/KeyList';

/** What the keys do, where somebody asks by «?». */
export function KeysCard(actions: CardActions) {
  const { t } = actions;
  return (
    <Card {...actions} kind="keys" title={t('keys.title')} foot={<span class="count">{t('keys.where')}</span>}>
      <KeyList t={t} />
    </Card>
  );
}
