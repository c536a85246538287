// What every store of an application's settings must do.
import { beforeAll, describe, expect, test } from 'vitest'
import { defaultSettings, type SettingsStore } from '../../applications/settings.ts'

export interface SettingsSubject {
  readonly settings: SettingsStore
  /** Another application's store over the same rows. */
  readonly elsewhere: SettingsStore
  /** Runs the work in one transaction. */
  change(work: (settings: SettingsStore) => Promise<void>): Promise<void>
  /** Inserts, in a transaction of its own, a row that belongs to the application. */
  insertBeside(): Promise<void>
}

const rounds = 20

export function settingsContract(open: () => Promise<SettingsSubject>): void {
  let subject: SettingsSubject
  beforeAll(async () => {
    subject = await open()
  })

  describe('settings of an application', () => {
    test('what nobody set is the default, and a change leaves the rest and other applications as they are', async () => {
      const { settings, elsewhere } = subject
      expect(await settings.read()).toEqual(defaultSettings)
      await settings.change({ displayName: 'Acme' })
      await settings.change({ mfaGraceDays: 7 })
      const changed = { ...defaultSettings, displayName: 'Acme', mfaGraceDays: 7 }
      expect(await settings.read()).toEqual(changed)
      expect(await settings.readForChange()).toEqual(changed)
      expect(await elsewhere.read()).toEqual(defaultSettings)
    })

    test('changes that are built from what was read for them are none of them lost', async () => {
      const { settings, change } = subject
      const urls = Array.from({ length: rounds }, (_, round) => `https://example.com/${round}`)
      await Promise.all(
        urls.map((url) =>
          change(async (held) => {
            const { allowedLogoutUrls } = await held.readForChange()
            await held.change({ allowedLogoutUrls: [...allowedLogoutUrls, url] })
          }),
        ),
      )
      expect([...(await settings.read()).allowedLogoutUrls].sort()).toEqual([...urls].sort())
    })

    test('while they are held for a change, plain reads, other applications and new rows wait for nothing', async () => {
      const { settings, elsewhere, change, insertBeside } = subject
      await change(async (held) => {
        const { displayName } = await held.readForChange()
        await held.change({ displayName: 'Changed' })
        expect((await settings.read()).displayName).toBe(displayName)
        expect((await elsewhere.readForChange()).displayName).toBe(defaultSettings.displayName)
        await insertBeside()
      })
      expect((await settings.read()).displayName).toBe('Changed')
    })
  })
}
