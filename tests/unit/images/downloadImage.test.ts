import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { downloadImage } from '../../../src/media/download/downloadImage.js'
import { isPublicAddress } from '../../../src/media/download/isPublicAddress.js'
import { html, jpeg, svg } from './sampleImages.js'

const limits = { timeoutMs: 2_000, maxBytes: 1_000_000 }

describe('An IP address', () => {
  it.each(['1.1.1.1', '8.8.8.8', '172.32.0.1', '192.169.0.1', '2606:4700::1111', '2400:3200::1'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )

  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.100.200',
    '100.64.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2001::1',
    '2002:7f00:1::',
    '2001:db8::1',
    'ff02::1',
    'fe80::1%eth0',
    'localhost',
    '',
    '0x7f.1',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('An image is not downloaded', () => {
  it.each([
    'http://127.0.0.1/a.jpg',
    'http://127.1/a.jpg',
    'http://2130706433/a.jpg',
    'http://0x7f000001/a.jpg',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://localhost/',
    'https://localhost/',
    'http://user:word@192.168.0.1/',
  ])('from %s, which is not public', async (url) => {
    expect(await downloadImage(url, limits)).toMatchObject({ ok: false, reason: 'addressNotPublic' })
  })

  it.each([
    'file:///etc/passwd',
    'ftp://example.org/a.jpg',
    'data:image/png;base64,AAAA',
    'gopher://x',
    'not an address',
    '',
  ])('from %j, which is not a web address', async (url) => {
    expect(await downloadImage(url, limits)).toEqual({ ok: false, reason: 'badAddress' })
  })

  it('from a host name that does not exist', async () => {
    const result = await downloadImage('http://no-such-host.invalid/a.jpg', limits)
    expect(result).toMatchObject({ ok: false, reason: expect.stringMatching(/unreachable|timedOut/) })
  })
})

describe('A download from a public server', () => {
  let server: Server
  let origin: string
  let image: Buffer
  const authorizationHeaders: (string | undefined)[] = []
  const routes: Record<string, RequestListener> = {
    '/a.jpg': (_req, res) => res.setHeader('Content-Type', 'text/plain').end(image),
    '/page.jpg': (_req, res) => res.setHeader('Content-Type', 'image/jpeg').end(html),
    '/a.svg': (_req, res) => res.setHeader('Content-Type', 'image/svg+xml').end(svg),
    '/missing.jpg': (_req, res) => res.writeHead(404).end(),
    '/moved.jpg': (_req, res) => res.writeHead(302, { Location: '/a.jpg' }).end(),
    '/loop.jpg': (_req, res) => res.writeHead(301, { Location: '/loop.jpg' }).end(),
    '/inside.jpg': (_req, res) => res.writeHead(302, { Location: 'http://169.254.169.254/latest/meta-data/' }).end(),
    '/file.jpg': (_req, res) => res.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
    '/big.jpg': (_req, res) => res.writeHead(200, { 'Content-Length': 5_000_000 }).end(Buffer.alloc(5_000_000)),
    '/endless.jpg': (_req, res) => {
      const timer = setInterval(() => res.write(Buffer.alloc(300_000)), 5)
      res.on('close', () => clearInterval(timer))
    },
    '/slow.jpg': (_req, res) => {
      const timer = setInterval(() => res.write('x'), 50)
      res.on('close', () => clearInterval(timer))
    },
    '/silent.jpg': () => undefined,
    '/cut.jpg': (_req, res) => {
      res.writeHead(200, { 'Content-Length': 1000 }).write('abc')
      setTimeout(() => res.destroy(), 20)
    },
  }

  beforeAll(async () => {
    image = await jpeg(100, 80)
    server = createServer((req, res) => {
      authorizationHeaders.push(req.headers.authorization)
      routes[req.url ?? '']?.(req, res)
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    return new Promise((closed) => server.close(closed))
  })

  const download = (path: string, options: Partial<typeof limits> = {}) =>
    downloadImage(origin + path, {
      ...limits,
      ...options,
      isAllowed: (address) => address === '127.0.0.1' || isPublicAddress(address),
    })

  it.each(['/a.jpg', '/moved.jpg'])('gets %s complete, with the type of its bytes', async (path) => {
    expect(await download(path)).toEqual({ ok: true, buffer: image, mimeType: 'image/jpeg' })
  })

  it.each([
    ['/page.jpg', 'notAnImage'],
    ['/a.svg', 'notAnImage'],
    ['/missing.jpg', 'refusedByServer'],
    ['/loop.jpg', 'tooManyRedirects'],
    ['/inside.jpg', 'addressNotPublic'],
    ['/file.jpg', 'badAddress'],
    ['/big.jpg', 'tooLarge'],
    ['/endless.jpg', 'tooLarge'],
    ['/cut.jpg', 'unreachable'],
  ])('fails for %s: %s', async (path, reason) => {
    expect(await download(path)).toMatchObject({ ok: false, reason })
  })

  it.each(['/silent.jpg', '/slow.jpg'])('waits for %s no longer than the timeout', async (path) => {
    const start = Date.now()
    expect(await download(path, { timeoutMs: 300 })).toEqual({ ok: false, reason: 'timedOut' })
    expect(Date.now() - start).toBeLessThan(1_500)
  })

  it('sends no credentials', async () => {
    authorizationHeaders.length = 0
    await downloadImage(`${origin.replace('//', '//user:word@')}/a.jpg`, { ...limits, isAllowed: () => true })
    expect(authorizationHeaders).toEqual([undefined])
  })
})
