/** The address of the server that `npm run test:browser` starts once for all of its tests. */
export function serverUrl(): string {
  const url = process.env.DASHIJI_TEST_SERVER
  if (!url)
    throw new Error('请运行 npm run test:browser，由它启动服务器 | Run `npm run test:browser`, which starts the server')
  return url
}
