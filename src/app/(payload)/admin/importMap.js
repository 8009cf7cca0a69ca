import { WorkflowPanel as WorkflowPanel_210c846f4f4385fa599c2efe11c6b268 } from '../../../../src/admin/workflow/WorkflowPanel.js'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { NoButton as NoButton_86e10a346a7c97cdb6b0ca85c34ab1de } from '../../../../src/admin/workflow/NoButton.js'
import { DocumentStateStatus as DocumentStateStatus_65d757b6857d145c3da1b7fd7aa9e8e0 } from '../../../../src/admin/workflow/state/DocumentStateStatus.js'
import { ImportReport as ImportReport_b859b450b52c8026db9524f654a093de } from '../../../../src/admin/report/ImportReport.js'
import { SkipLink as SkipLink_8c48ad821f9f7653a382c2d988c7f8f4 } from '../../../../src/admin/SkipLink.js'
import { Icon as Icon_8738a20c92a285f67311f834cb3ca571 } from '../../../../src/admin/graphics/Mark.js'
import { Logo as Logo_8738a20c92a285f67311f834cb3ca571 } from '../../../../src/admin/graphics/Mark.js'
import { ForgottenPassword as ForgottenPassword_25968cefb7a386d294766ba9ccb5b5db } from '../../../../src/admin/ForgottenPassword.js'
import { Welcome as Welcome_131af802eddcf1648a8ecee1dcf28612 } from '../../../../src/admin/Welcome.js'
import { PendingTasks as PendingTasks_83a88c268d84387e2e78eaf9dbc68cc5 } from '../../../../src/admin/workflow/home/PendingTasks.js'
import { SignInHeading as SignInHeading_00b9d50e034feffbafb5a312eab0cf57 } from '../../../../src/admin/SignInHeading.js'
import { AccessibilityPatches as AccessibilityPatches_9bc4ce7581e29507070108a16f140d1f } from '../../../../src/admin/accessibility/AccessibilityPatches.js'
import { SaveInterceptor as SaveInterceptor_a6a0795ca97406c9feb6ddc554a1dfce } from '../../../../src/admin/workflow/saves/SaveInterceptor.js'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/admin/workflow/WorkflowPanel.js#WorkflowPanel": WorkflowPanel_210c846f4f4385fa599c2efe11c6b268,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/workflow/NoButton.js#NoButton": NoButton_86e10a346a7c97cdb6b0ca85c34ab1de,
  "/src/admin/workflow/state/DocumentStateStatus.js#DocumentStateStatus": DocumentStateStatus_65d757b6857d145c3da1b7fd7aa9e8e0,
  "/src/admin/report/ImportReport.js#ImportReport": ImportReport_b859b450b52c8026db9524f654a093de,
  "/src/admin/SkipLink.js#SkipLink": SkipLink_8c48ad821f9f7653a382c2d988c7f8f4,
  "/src/admin/graphics/Mark.js#Icon": Icon_8738a20c92a285f67311f834cb3ca571,
  "/src/admin/graphics/Mark.js#Logo": Logo_8738a20c92a285f67311f834cb3ca571,
  "/src/admin/ForgottenPassword.js#ForgottenPassword": ForgottenPassword_25968cefb7a386d294766ba9ccb5b5db,
  "/src/admin/Welcome.js#Welcome": Welcome_131af802eddcf1648a8ecee1dcf28612,
  "/src/admin/workflow/home/PendingTasks.js#PendingTasks": PendingTasks_83a88c268d84387e2e78eaf9dbc68cc5,
  "/src/admin/SignInHeading.js#SignInHeading": SignInHeading_00b9d50e034feffbafb5a312eab0cf57,
  "/src/admin/accessibility/AccessibilityPatches.js#AccessibilityPatches": AccessibilityPatches_9bc4ce7581e29507070108a16f140d1f,
  "/src/admin/workflow/saves/SaveInterceptor.js#SaveInterceptor": SaveInterceptor_a6a0795ca97406c9feb6ddc554a1dfce,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
