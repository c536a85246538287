// What every store of pictures must do.
import { expect, test } from 'vitest'
import type { Picture, PictureStore } from '../../applications/picture.ts'

export interface PictureSubject {
  readonly pictures: PictureStore
  /** The store of another application over the same rows. */
  readonly elsewhere: PictureStore
}

const picture = (name: string): Picture => ({ name, type: 'image/png', bytes: Buffer.from([0x89, 0x50, 0, 255]) })

export function pictureContract(open: () => Promise<PictureSubject>): void {
  test('a picture comes back as it was stored, in its application alone, until it is not named any more', async () => {
    const { pictures, elsewhere } = await open()
    await pictures.insert(picture('one.png'))
    await pictures.insert({ ...picture('one.png'), type: 'image/webp' })
    await pictures.insert(picture('two.png'))
    await elsewhere.insert(picture('two.png'))
    expect(await pictures.find('one.png')).toEqual(picture('one.png'))
    expect(await elsewhere.find('one.png')).toBeNull()
    await pictures.removeExcept(['one.png'])
    expect(await pictures.find('one.png')).not.toBeNull()
    expect(await pictures.find('two.png')).toBeNull()
    expect(await elsewhere.find('two.png')).not.toBeNull()
    await pictures.removeExcept([])
    expect(await pictures.find('one.png')).toBeNull()
  })
}
