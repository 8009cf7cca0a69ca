import { settings } from './settings.js'

/** How the session cookie is sent: over HTTPS only where the site is on HTTPS, and never from another site. */
export const cookieSettings = () => ({ secure: settings().publicUrl.startsWith('https:'), sameSite: 'Lax' as const })
