import type { Config } from 'payload'

/** What of ours stands in Payload's admin, by the path that its import map looks it up under. */
export const adminComponents: NonNullable<NonNullable<Config['admin']>['components']> = {
  graphics: { Logo: '/src/admin/graphics/Logo.js#Logo', Icon: '/src/admin/graphics/Icon.js#Icon' },
  providers: ['/src/admin/mending/Mender.js#Mender', '/src/admin/workflow/saves/SaveGuard.js#SaveGuard'],
  header: ['/src/admin/SkipLink.js#SkipLink'],
  beforeLogin: ['/src/admin/SignInHeading.js#SignInHeading'],
  afterLogin: ['/src/admin/ForgottenPassword.js#ForgottenPassword'],
  beforeDashboard: ['/src/admin/Welcome.js#Welcome', '/src/admin/workflow/home/NeedsSomebody.js#NeedsSomebody'],
}
