// The package's own types declare an ES module's default export; what it ships is the function itself.
declare module 'canonicalize' {
  function canonicalize(value: unknown): string | undefined
  export = canonicalize
}
