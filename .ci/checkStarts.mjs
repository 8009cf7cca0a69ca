import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

// Starts the program on empty folders, checks what it serves, stops it as Ctrl-C does, and starts it again.
const limits = { firstStart: 600_000, secondStart: 5_000, stop: 20_000 }

let failures = 0
async function check(what, work) {
  try {
    const said = await work()
    console.log(`PASS ${what}${said ? `: ${said}` : ''}`)
  } catch (error) {
    failures += 1
    console.log(`FAIL ${what}: ${error.message.split('\n').join(' | ')}`)
  }
}

const insist = (truth, complaint) => {
  if (!truth) throw new Error(complaint)
}

const isFree = (port) =>
  new Promise((done) => {
    const probe = createServer().once('error', () => done(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)))
  })

/**
 * A free port below the ephemeral range: a first start takes a minute, in which another process could get an ephemeral
 * port.
 */
async function freePort() {
  const port = 20_000 + Math.floor(Math.random() * 10_000)
  return (await isFree(port)) ? port : freePort()
}

const answers = (url) =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  )

/** Starts the program in a process group of its own, since a terminal sends Ctrl-C to the whole group. */
function start(env) {
  const child = spawn('npm', ['start'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const program = { pid: child.pid, output: '', ended: false, began: Date.now() }
  program.exit = new Promise((done) => child.on('close', (code, signal) => done({ code, signal }))).finally(
    () => (program.ended = true),
  )
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (program.output += text))
  return program
}

async function ready(program, url, limit) {
  // The printed address tells it apart from another program on the same port.
  while (!program.output.includes('/api/graphql') || !(await answers(`${url}/readyz`))) {
    insist(!program.ended, `it ended by itself: ${program.output.slice(-2000)}`)
    insist(Date.now() - program.began < limit, `not ready after ${limit / 1000} s: ${program.output.slice(-2000)}`)
    await wait(25)
  }
  return Date.now() - program.began
}

const groupLives = (pid) => {
  try {
    return process.kill(-pid, 0)
  } catch {
    return false
  }
}

async function stop(program, url) {
  insist(!program.ended, 'it was not running any more')
  process.kill(-program.pid, 'SIGINT')
  const ended = await Promise.race([program.exit, wait(limits.stop)])
  insist(ended, `still running ${limits.stop / 1000} s after Ctrl-C`)
  // npm reports the signal that it received; the program itself must have shut down by itself.
  insist(
    ended.code === 0 || ended.code === 130 || ended.signal === 'SIGINT',
    `status ${ended.code}, signal ${ended.signal}`,
  )
  insist(
    /已停止|Stopped/.test(program.output),
    `it was cut off and did not stop by itself: ${program.output.slice(-500)}`,
  )
  // The last process of the group may end a moment after its output was closed.
  for (let tries = 0; groupLives(program.pid) && tries < 40; tries += 1) await wait(50)
  insist(!groupLives(program.pid), 'a process was left behind')
  insist(!(await answers(`${url}/healthz`)), 'something still answers')
  return `status ${ended.code ?? ended.signal}`
}

async function graphql(url, query) {
  const response = await fetch(`${url}/api/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = await response.json()
  insist(!errors, JSON.stringify(errors))
  return data
}

const trackedChanges = () =>
  execFileSync('git', ['-c', 'safe.directory=*', 'status', '--porcelain', '--untracked-files=all'], {
    encoding: 'utf8',
  })

const folder = mkdtempSync(join(tmpdir(), 'dashiji-start-'))
const port = await freePort()
const url = `http://127.0.0.1:${port}`
const env = {
  PORT: String(port),
  HOST: '127.0.0.1',
  DATA_DIR: join(folder, 'data'),
  MEDIA_DIR: join(folder, 'media'),
  NODE_ENV: '',
}
const documents = readdirSync('src/import/documents').filter((name) => name.endsWith('.txt'))
const before = trackedChanges()
let program

try {
  await check('a first start on empty folders', async () => {
    program = start(env)
    return `ready after ${Math.round((await ready(program, url, limits.firstStart)) / 1000)} s`
  })
  await check('it prints its three addresses and the way to the first administrator', () => {
    for (const address of ['/admin', '/api', '/api/graphql', '/set-up/'])
      insist(program.output.includes(`:${port}${address}`), `no line with ${address}: ${program.output.slice(-2000)}`)
  })
  await check('it says what the import of each document brought', () => {
    insist(documents.length >= 2, 'the documents are missing from src/import/documents')
    for (const name of documents)
      insist(
        new RegExp(`(已导入|Imported).*${name}.*[1-9]`).test(program.output),
        `no line for ${name}: ${program.output.slice(-2000)}`,
      )
  })
  await check('a website reads the documents over GraphQL', async () => {
    const { Articles, Activities, Honours } = await graphql(
      url,
      '{ Articles { totalDocs docs { title bodyHtml } } Activities { totalDocs } Honours { totalDocs } }',
    )
    insist(Articles.totalDocs === documents.length, `${Articles.totalDocs} articles for ${documents.length} documents`)
    insist(
      Articles.docs.every(({ title, bodyHtml }) => title && bodyHtml),
      'an article without title or body',
    )
    insist(Activities.totalDocs > 0 && Honours.totalDocs > 0, 'no activities or no honours')
    return `${Articles.totalDocs} articles, ${Activities.totalDocs} activities, ${Honours.totalDocs} honours`
  })
  await check('REST and the admin answer', async () => {
    const { totalDocs } = await (await fetch(`${url}/api/articles`)).json()
    insist(totalDocs === documents.length, `${totalDocs} articles over REST`)
    const admin = await fetch(`${url}/admin`)
    insist(admin.ok && /<html/.test(await admin.text()), `/admin answers ${admin.status}`)
  })
  await check('Ctrl-C stops it cleanly', () => stop(program, url))
  await check(`a second start listens within ${limits.secondStart / 1000} s`, async () => {
    program = start(env)
    const took = await ready(program, url, limits.firstStart)
    insist(took <= limits.secondStart, `it took ${took / 1000} s: ${program.output.slice(-500)}`)
    return `${took / 1000} s`
  })
  await check('the second start brings nothing twice', async () => {
    const { Articles } = await graphql(url, '{ Articles { totalDocs } }')
    insist(Articles.totalDocs === documents.length, `${Articles.totalDocs} articles`)
  })
  await check('it stops cleanly again', () => stop(program, url))
  await check('nothing in the checkout was changed by starting', () => {
    const after = trackedChanges()
    insist(after === before, after)
  })
  await check('the secret is readable by its owner alone', () => {
    const mode = execFileSync('stat', ['--format=%a', join(env.DATA_DIR, 'secret')], { encoding: 'utf8' }).trim()
    insist(mode === '600' && readFileSync(join(env.DATA_DIR, 'secret'), 'utf8').length >= 32, `mode ${mode}`)
  })
} finally {
  if (program && groupLives(program.pid)) process.kill(-program.pid, 'SIGKILL')
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = failures > 0 ? 1 : 0
