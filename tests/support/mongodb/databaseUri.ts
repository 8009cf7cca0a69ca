const CONNECTION_STRING = /^(mongodb(?:\+srv)?:\/\/)([^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/

/**
 * The connection string of one database on a server, for `DATABASE_URI` and for the driver.
 *
 * @param serverUri - connection string of the server; a database it may name already is replaced
 * @param databaseName - the database wanted, one for each worker
 */
export function databaseUri(serverUri: string, databaseName: string): string {
  const parts = CONNECTION_STRING.exec(serverUri)
  if (!parts) throw new Error(`not a MongoDB connection string: ${serverUri}`)
  const [, scheme, hosts = '', formerDatabase, query] = parts
  const options = new URLSearchParams(query)
  // Accounts are looked up in the database that the path names, unless told otherwise: another path must not move them.
  if (hosts.includes('@') && !options.has('authSource')) options.set('authSource', formerDatabase || 'admin')
  const search = options.toString()
  return `${scheme}${hosts}/${encodeURIComponent(databaseName)}${search ? `?${search}` : ''}`
}
