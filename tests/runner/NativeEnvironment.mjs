/** The environment of a test file in `NativeRuntime`: the process itself, with everything a file changed put back. */
export default class NativeEnvironment {
  global = globalThis
  fakeTimers = null
  fakeTimersModern = null
  moduleMocker = null

  constructor({ projectConfig }) {
    this.globals = projectConfig.globals
    this.former = { env: { ...process.env }, exit: process.exit, console, directory: process.cwd() }
  }

  async setup() {
    Object.assign(globalThis, this.globals)
  }

  async teardown() {
    for (const name of Object.keys(this.globals)) delete globalThis[name]
    for (const name of Object.keys(process.env)) if (!(name in this.former.env)) delete process.env[name]
    Object.assign(process.env, this.former.env)
    process.exit = this.former.exit
    globalThis.console = this.former.console
    // What our own code shares through the process, and the running instances that Payload remembers.
    for (const key of Object.getOwnPropertySymbols(globalThis))
      if (Symbol.keyFor(key)?.startsWith('dashiji.')) delete globalThis[key]
    globalThis._payload?.clear()
    // The tests of the file, and with them all that they hold; Jest puts those of the next beside them.
    for (const key of Object.getOwnPropertySymbols(globalThis))
      if (key.description === 'JEST_STATE_SYMBOL') delete globalThis[key]
  }

  exportConditions() {
    return ['node', 'node-addons']
  }

  getVmContext() {
    return null
  }
}
