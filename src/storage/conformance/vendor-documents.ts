// What every store of the vendor's documents must do.
import { beforeAll, describe, expect, test } from 'vitest'
import type { VendorDocumentStore } from '../../vendor-documents/vendor-document.ts'

export interface VendorDocumentSubject {
  readonly vendorDocuments: VendorDocumentStore
  /** Another application's store over the same rows. */
  readonly elsewhere: VendorDocumentStore
}

const branding = { kind: 'branding', name: 'default' } as const

export function vendorDocumentContract(open: () => Promise<VendorDocumentSubject>): void {
  let subject: VendorDocumentSubject
  beforeAll(async () => {
    subject = await open()
  })

  describe('documents of the vendor', () => {
    test('a document is found as it was put, and the next one takes its whole place', async () => {
      const { vendorDocuments } = subject
      expect(await vendorDocuments.find(branding)).toBeNull()
      await vendorDocuments.put(branding, { logo_url: 'https://example.com/logo.png', colors: { primary: '#000000' } })
      const second = await vendorDocuments.put(branding, { colors: { primary: '#1f5eff' } })
      expect(second).toMatchObject({ ...branding, content: { colors: { primary: '#1f5eff' } } })
      expect(await vendorDocuments.find(branding)).toEqual(second)
    })

    test('a kind is listed by name, without the other kinds', async () => {
      const { vendorDocuments } = subject
      for (const name of ['welcome_email', 'blocked_account']) {
        await vendorDocuments.put({ kind: 'email-template', name }, { subject: name })
      }
      const names = (await vendorDocuments.list('email-template')).map(({ name }) => name)
      expect(names).toEqual(['blocked_account', 'welcome_email'])
    })

    test('a document is removed once', async () => {
      const key = { kind: 'email-provider', name: 'default' } as const
      await subject.vendorDocuments.put(key, { name: 'smtp' })
      expect(await subject.vendorDocuments.remove(key)).toBe(true)
      expect(await subject.vendorDocuments.remove(key)).toBe(false)
      expect(await subject.vendorDocuments.find(key)).toBeNull()
    })

    test('another application has none of them', async () => {
      const key = { kind: 'prompts', name: 'default' } as const
      await subject.vendorDocuments.put(key, { identifier_first: true })
      expect(await subject.elsewhere.find(key)).toBeNull()
      expect(await subject.elsewhere.list('prompts')).toEqual([])
      expect(await subject.elsewhere.remove(key)).toBe(false)
    })
  })
}
