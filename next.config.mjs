import { withPayload } from '@payloadcms/next/withPayload'

export default withPayload({
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run check` looks at the types, of the tests too; a start should not depend on those.
  typescript: { ignoreBuildErrors: true },
})
