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
    // Jest sets 100. The driver of MongoDB reads the stack of every call, and a tenth of the time went into long ones.
    Error.stackTraceLimit = 20
    Object.assign(globalThis, this.globals)
  }

  async teardown() {
    const { env, exit, console, directory } = this.former
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name]
    Object.assign(process.env, env)
    process.exit = exit
    process.chdir(directory)
    for (const name of Object.keys(this.globals)) delete globalThis[name]
    globalThis.console = console
    // The running instances that Payload remembers.
    globalThis._payload?.clear()
    for (const key of Object.getOwnPropertySymbols(globalThis)) if (belongsToOneFile(key)) delete globalThis[key]
  }

  exportConditions() {
    return ['node', 'node-addons']
  }

  getVmContext() {
    return null
  }
}

/** What our own code shares through the process, and Jest's list of the tests of a file, which holds on to all they use. */
function belongsToOneFile(key) {
  return Symbol.keyFor(key)?.startsWith('dashiji.') || ['JEST_STATE_SYMBOL', 'EVENT_HANDLERS'].includes(key.description)
}
