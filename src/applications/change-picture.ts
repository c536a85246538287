import type { Actor } from '../kernel/actor.ts'
import { type ChangeSettingsDeps, changeSettings } from './change-settings.ts'
import { type PictureStore, type PictureUse, readPicture } from './picture.ts'
import type { ApplicationSettings } from './settings.ts'

const settingOf = {
  logo: 'logoPicture',
  'dark-logo': 'darkLogoPicture',
  favicon: 'faviconPicture',
  background: 'backgroundPicture',
} as const satisfies Record<PictureUse, keyof ApplicationSettings>

/**
 * Shows another picture on the sign-in pages, or none; what is shown nowhere any more is dropped. Throws what
 * `readPicture` throws. Call it in a transaction.
 */
export async function changePicture(
  deps: ChangeSettingsDeps & { readonly pictures: PictureStore },
  actor: Actor,
  use: PictureUse,
  bytes: Buffer | null,
): Promise<ApplicationSettings> {
  const picture = bytes === null ? null : readPicture(use, bytes)
  // Two uploads at once wait for each other here: neither drops what the other has just brought.
  await deps.settings.readForChange()
  if (picture !== null) await deps.pictures.insert(picture)
  const settings = await changeSettings(deps, actor, { [settingOf[use]]: picture?.name ?? null })
  const shown = Object.values(settingOf).flatMap((setting) => settings[setting] ?? [])
  await deps.pictures.removeExcept(shown)
  return settings
}
