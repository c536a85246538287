import { t } from '../../../lib/text.ts'
import type { MergedField } from '../api/merge.ts'

export const fieldWords: Readonly<Record<MergedField, string>> = {
  name: t('Name'),
  givenName: t('Given name'),
  familyName: t('Family name'),
  nickname: t('Nickname'),
  picture: t('Picture'),
}
