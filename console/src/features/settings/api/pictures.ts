// The pictures of the sign-in pages. They are uploaded at once and not with the form.
import { call } from '../../../lib/http.ts'
import type { Settings } from './settings.ts'

export const pictureUses = ['logo', 'dark-logo', 'favicon', 'background'] as const
export type PictureUse = (typeof pictureUses)[number]

const settingOf = {
  logo: 'logoPicture',
  'dark-logo': 'darkLogoPicture',
  favicon: 'faviconPicture',
  background: 'backgroundPicture',
} as const satisfies Record<PictureUse, keyof Settings>

/** Its name on the sign-in pages; null where there is none. */
export function pictureOf(settings: Settings, use: PictureUse): string | null {
  return settings[settingOf[use]]
}

export function picturePath(name: string): string {
  return `/u/pictures/${name}`
}

export async function uploadPicture(use: PictureUse, file: File): Promise<Settings> {
  const bytes = await base64Of(file)
  return call<Settings>('POST', '/settings/pictures', { body: { use, bytes } })
}

export function removePicture(use: PictureUse): Promise<Settings> {
  return call<Settings>('DELETE', `/settings/pictures/${use}`)
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
