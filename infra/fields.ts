/** The data source of a step. */
export type SourceName = 'table' | 'openedLinks' | 'deviceLogins' | 'presign' | 'mint' | 'none';

/** A pipeline function: `code` is its path below resolvers/. */
export type Step = { code: string; source: SourceName };

const step = (code: string, source: SourceName): Step => ({ code, source });

const access = step('steps/access', 'table');
const giver = step('steps/giver', 'table');
const documentPage = step('documents/documentPage', 'table');
const sharedDocuments = step('documents/sharedDocuments', 'table');
const reserveUpload = step('uploads/reserveUpload', 'table');
const openUploads = step('uploads/openUploads', 'table');
const presignPut = step('uploads/presignPut', 'presign');
const startMultipart = step('uploads/startMultipart', 'presign');
const keepMultipart = step('uploads/keepMultipart', 'table');
const listParts = step('uploads/listParts', 'presign');
const signParts = step('uploads/signParts', 'presign');
const loadUpload = step('uploads/loadUpload', 'table');
const finishTransfer = step('uploads/finishTransfer', 'presign');
const releaseUpload = step('uploads/releaseUpload', 'table');
const commitSave = step('uploads/commitSave', 'table');
const discardUpload = step('uploads/discardUpload', 'table');
const commitCopy = step('uploads/commitCopy', 'table');
const keepForLater = step('uploads/keepForLater', 'table');
const documentRows = step('steps/documentRows', 'table');
const loadVersion = step('versions/loadVersion', 'table');
const commitRestore = step('versions/commitRestore', 'table');
const presignGet = step('versions/presignGet', 'presign');
const changeDocument = step('documents/changeDocument', 'table');
const putInTrash = step('documents/putInTrash', 'table');
const takeFromTrash = step('documents/takeFromTrash', 'table');
const markDeleted = step('documents/markDeleted', 'table');
const sharePage = step('sharing/sharePage', 'table');
const findShare = step('sharing/findShare', 'table');
const findGrant = step('sharing/findGrant', 'table');
const planShare = step('sharing/planShare', 'none');
const giveShare = step('sharing/giveShare', 'table');
const takeShare = step('sharing/takeShare', 'table');
const leave = step('sharing/leave', 'table');
const endSession = step('accounts/endSession', 'table');
const markSeen = step('devices/markSeen', 'table');
const mintCodes = step('devices/mintCodes', 'mint');
const endReplaced = step('devices/endReplaced', 'deviceLogins');
const putLogin = step('devices/putLogin', 'deviceLogins');
const hashDeviceCode = step('devices/hashDeviceCode', 'mint');
const loadLogin = step('devices/loadLogin', 'deviceLogins');
const pace = step('devices/pace', 'deviceLogins');
const findCode = step('devices/findCode', 'deviceLogins');
const countEntry = step('devices/countEntry', 'deviceLogins');
const countNetwork = step('devices/countNetwork', 'deviceLogins');
const countEverywhere = step('devices/countEverywhere', 'deviceLogins');
const mintState = step('devices/mintState', 'mint');
const approve = step('devices/approve', 'deviceLogins');
const deny = step('devices/deny', 'deviceLogins');
const findApproval = step('devices/findApproval', 'deviceLogins');
const keepCode = step('devices/keepCode', 'deviceLogins');
const claimLogin = step('devices/claimLogin', 'deviceLogins');
const putDevice = step('devices/putDevice', 'table');
const listDevices = step('devices/listDevices', 'table');
const nameDevice = step('devices/nameDevice', 'table');
const revoke = step('devices/revoke', 'table');
const revokeOthers = step('devices/revokeOthers', 'table');
const mintToken = step('links/mintToken', 'mint');
const hashPassword = step('links/hashPassword', 'mint');
const putLink = step('links/putLink', 'table');
const openMade = step('links/openMade', 'mint');
const loadMade = step('links/loadMade', 'table');
const listLinks = step('links/listLinks', 'table');
const loadLink = step('links/loadLink', 'table');
const changeLink = step('links/changeLink', 'table');
const removeLink = step('links/removeLink', 'table');
const hashToken = step('links/hashToken', 'mint');
const findLink = step('links/findLink', 'openedLinks');
const readLink = step('links/readLink', 'openedLinks');
const claimTry = step('links/claimTry', 'openedLinks');
const checkPassword = step('links/checkPassword', 'mint');
const settleTry = step('links/settleTry', 'openedLinks');
const countDownload = step('links/countDownload', 'openedLinks');
const signBytes = step('links/signBytes', 'presign');
const feedEnd = step('changes/feedEnd', 'table');
const feedPage = step('changes/feedPage', 'table');
const publish = step('changes/publish', 'none');

/**
 * The API's access policy: field -> the noun whose folder holds it, then its steps in order. Nothing is answered before
 * `access`; a step ahead of it reads the caller's own rows only. After it, `giver` checks that the manager who gave the
 * caller's grant still is one. Which action a field needs stands in the field's own file, `needs`; who may do it in
 * resolvers/shared/can.ts; docs/access.md shows the whole.
 */
export const fields = {
  'Query.me': { noun: 'accounts', steps: [access, markSeen] },
  'Mutation.signOut': { noun: 'accounts', steps: [access, endSession] },
  'Query.document': { noun: 'documents', steps: [access, giver] },
  'Query.documents': { noun: 'documents', steps: [access, markSeen, documentPage, sharedDocuments] },
  'Query.versions': { noun: 'versions', steps: [access, giver, documentRows] },
  'Query.uploads': { noun: 'uploads', steps: [access, openUploads] },
  'Query.upload': { noun: 'uploads', steps: [access, listParts] },
  'Mutation.createUpload': {
    noun: 'uploads',
    steps: [access, giver, markSeen, reserveUpload, presignPut, startMultipart, keepMultipart, listParts],
  },
  'Mutation.presignUploadParts': { noun: 'uploads', steps: [loadUpload, access, giver, signParts] },
  // On another head than the save's base, COPY is answered by `commitCopy` and FAIL by `keepForLater`.
  'Mutation.completeUpload': {
    noun: 'uploads',
    steps: [loadUpload, access, giver, finishTransfer, commitSave, discardUpload, commitCopy, keepForLater],
  },
  'Mutation.abortUpload': { noun: 'uploads', steps: [access, releaseUpload] },
  'Mutation.createDownload': { noun: 'versions', steps: [access, giver, markSeen, loadVersion, presignGet] },
  'Mutation.restoreVersion': { noun: 'versions', steps: [access, giver, loadVersion, commitRestore] },
  'Mutation.updateDocument': { noun: 'documents', steps: [access, giver, changeDocument] },
  'Mutation.trashDocument': { noun: 'documents', steps: [access, giver, putInTrash] },
  'Mutation.restoreDocument': { noun: 'documents', steps: [access, giver, takeFromTrash] },
  'Mutation.deleteDocument': { noun: 'documents', steps: [access, giver, markDeleted] },
  'Query.shares': { noun: 'sharing', steps: [access, giver, sharePage] },
  'Mutation.shareDocument': { noun: 'sharing', steps: [access, giver, findShare, findGrant, planShare, giveShare] },
  'Mutation.updateShare': { noun: 'sharing', steps: [access, giver, findShare, findGrant, planShare, giveShare] },
  'Mutation.revokeShare': { noun: 'sharing', steps: [access, giver, findShare, findGrant, takeShare] },
  'Mutation.leaveDocument': { noun: 'sharing', steps: [access, giver, leave] },
  // The caller is not signed in yet, so these steps reach nothing but device logins.
  'Mutation.startDeviceLogin': {
    noun: 'devices',
    steps: [countNetwork, countEverywhere, mintCodes, endReplaced, putLogin],
  },
  'Mutation.pollDeviceLogin': { noun: 'devices', steps: [hashDeviceCode, loadLogin, pace] },
  'Query.deviceLogin': {
    noun: 'devices',
    steps: [access, findCode, loadLogin, countEntry, countNetwork, countEverywhere],
  },
  'Mutation.approveDeviceLogin': {
    noun: 'devices',
    steps: [access, findCode, loadLogin, countEntry, countNetwork, countEverywhere, mintState, approve],
  },
  'Mutation.denyDeviceLogin': {
    noun: 'devices',
    steps: [access, findCode, loadLogin, countEntry, countNetwork, countEverywhere, deny],
  },
  'Mutation.completeDeviceLogin': { noun: 'devices', steps: [access, findApproval, loadLogin, keepCode] },
  // The session has no device yet, so `access` would refuse it.
  'Mutation.registerDevice': { noun: 'devices', steps: [hashDeviceCode, loadLogin, claimLogin, putDevice] },
  'Query.devices': { noun: 'devices', steps: [access, listDevices] },
  'Mutation.renameDevice': { noun: 'devices', steps: [access, nameDevice] },
  'Mutation.revokeDevice': { noun: 'devices', steps: [access, revoke] },
  'Mutation.revokeOtherDevices': { noun: 'devices', steps: [access, listDevices, revokeOthers] },
  'Query.links': { noun: 'links', steps: [access, giver, listLinks] },
  'Mutation.createLink': {
    noun: 'links',
    steps: [access, giver, mintToken, hashPassword, putLink, openMade, loadMade],
  },
  'Mutation.updateLink': { noun: 'links', steps: [access, giver, loadLink, hashPassword, changeLink] },
  'Mutation.revokeLink': { noun: 'links', steps: [access, giver, removeLink] },
  // The token gives a visitor access: nothing is shown before `claimTry`, and nothing signed before `countDownload`.
  'Mutation.openLink': {
    noun: 'links',
    steps: [hashToken, findLink, readLink, claimTry, checkPassword, settleTry, countDownload, signBytes],
  },
  'Query.changes': { noun: 'changes', steps: [access, feedEnd, feedPage] },
  'Query.activity': { noun: 'changes', steps: [access, giver, documentRows] },
  'Subscription.onChange': { noun: 'changes', steps: [access, giver] },
  // Called by the delivery function, which has already decided who gets the change.
  'Mutation.publishChange': { noun: 'changes', steps: [publish] },
} satisfies Record<string, { noun: string; steps: Step[] }>;

/** The path below resolvers/ of a field's own code, which says what its steps need and what it answers. */
export function codeOf(field: string, noun: string): string {
  return `${noun}/${field}`;
}
