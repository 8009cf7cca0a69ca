import { describe, expect, it } from '@jest/globals'

import { safeFileName } from '../../../src/media/upload/safeFileName.js'

describe('The file name of a stored image', () => {
  it.each([
    ['徐汇残联·助残日（合影）.JPG', '徐汇残联·助残日（合影）'],
    ['IMG_0001.jpeg', 'IMG_0001'],
    ['../../etc/passwd.png', 'passwd'],
    ['..\\..\\windows\\win.ini.png', 'win-ini'],
    ['/absolute.png', 'absolute'],
    ['photo.html.png', 'photo-html'],
    ['a%2e%2e%2fb?c#d.png', 'a-2e-2e-2fb-c-d'],
    ['gnp\u202Egpj.exe\u0000\n.png', 'gnp-gpj-exe'],
    ['.htaccess', 'image'],
    ['...', 'image'],
    ['😀.png', 'image'],
  ])('from %j begins with %j', (name, base) => {
    expect(safeFileName(name, 'png')).toMatch(new RegExp(`^${base.replace(/[()（）]/g, '\\$&')}-[0-9a-f]{8}\\.png$`))
  })

  it('fits a file system together with the name of a size, however long the original name', () => {
    const name = safeFileName(`${'残'.repeat(250)}.jpg`, 'jpg')
    expect(Buffer.byteLength(name)).toBeLessThan(180)
    expect(name.startsWith('残'.repeat(50))).toBe(true)
    expect(name).not.toContain('\ufffd')
  })

  it('is different each time, so that no size of one image overwrites another image', () => {
    expect(safeFileName('a.jpg', 'jpg')).not.toBe(safeFileName('a.jpg', 'jpg'))
  })
})
