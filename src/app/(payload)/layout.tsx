import config from '@payload-config'
import '@payloadcms/next/css'
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import type { ServerFunctionClient } from 'payload'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'

import { favicon } from '../../admin/graphics/markShape.js'
import '../../admin/styles/payload.css'
import '../../admin/styles/pages.css'
import '../../admin/styles/report.css'
import '../../admin/styles/workflow.css'
import '../../admin/styles/dialog.css'
import { importMap } from './admin/importMap.js'

/** Metadata of pages for which Payload sets none, such as “not found”. */
export const metadata: Metadata = { icons: [{ rel: 'icon', type: 'image/svg+xml', url: favicon }] }

const serverFunction: ServerFunctionClient = async (args) => {
  'use server'
  return handleServerFunctions({ ...args, config, importMap })
}

const Layout = ({ children }: { children: ReactNode }) => (
  <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>
    {children}
  </RootLayout>
)

export default Layout
