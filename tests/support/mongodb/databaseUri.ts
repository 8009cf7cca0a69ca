const CONNECTION_STRING = /^(mongodb(?:\+srv)?:\/\/)([^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/

/**
 * The connection string of one database on a server, for `DATABASE_URI` and for the driver.
 *
 * @param serverUri - connection string of the server; a database in it is replaced
 * @param databaseName - one for each worker
 */
export function databaseUri(serverUri: string, databaseName: string): string {
  const parts = CONNECTION_STRING.exec(serverUri)
  if (!parts) throw new Error(`not a MongoDB connection string: ${serverUri}`)
  const [, scheme, hosts = '', formerDatabase, query] = parts
  const options = new URLSearchParams(query)
  // Without `authSource` the driver looks up accounts in the database of the path, which this function replaces.
  if (hosts.includes('@') && !options.has('authSource')) options.set('authSource', formerDatabase || 'admin')
  const search = options.toString()
  return `${scheme}${hosts}/${encodeURIComponent(databaseName)}${search ? `?${search}` : ''}`
}
