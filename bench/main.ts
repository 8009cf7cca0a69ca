/** The benchmarks by name; each parses the arguments after its name. */
const benchmarks: Readonly<Record<string, (args: string[]) => Promise<unknown>>> = {
  delivery: async (args) => (await import('./delivery.js')).delivery(args),
  workflow: async () => (await import('./workflow.js')).workflow(),
  import: async (args) => (await import('./import.js')).importDocuments(args),
  contention: async () => (await import('./contention.js')).contention(),
  lists: async () => (await import('./lists.js')).lists(),
}

const [name = '', ...args] = process.argv.slice(2)
const benchmark = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined
if (!benchmark) {
  process.stderr.write(
    `用法 / Usage: npm run bench -- ${Object.keys(benchmarks).join(' | ')} ` +
      '[--documents 1000 --seconds 5 --connections 8 --rounds 2]\n',
  )
  process.exit(2)
}
try {
  await benchmark(args)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exit(1)
}
