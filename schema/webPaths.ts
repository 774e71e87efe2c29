/** Paths of the web app's pages, used by mails, the API and the pages; the route files have the same names. */
export const startPath = '/';
/** The public page that explains how to connect desktop programs and the command line. */
export const connectPath = '/connect';
export const documentsPath = '/dashboard';
export const sharedPath = '/shared';
export const trashPath = '/trash';
export const devicesPath = '/devices';

export const signInPath = '/auth/signin';
export const signOutPath = '/auth/signout';
export const tokenPath = '/auth/token';
/** Where the pool sends a browser that has signed in; the second is an alias. */
export const callbackPaths = ['/auth/callback', '/api/auth/callback/cognito'] as const;

/** Where a person enters the code of a program, and where the pool sends the browser once they have approved it. */
export const devicePath = '/device';
export const deviceCallbackPath = '/device/callback';

export const renameDevicePath = (deviceId: string): string => `/devices/${deviceId}/rename`;

export const documentPath = (documentId: string): string => `/doc/${documentId}`;
export const downloadPath = (documentId: string): string => `/doc/${documentId}/download`;
export const renamePath = (documentId: string): string => `/doc/${documentId}/rename`;
export const readOnlyPath = (documentId: string): string => `/doc/${documentId}/read-only`;
export const deletePath = (documentId: string): string => `/doc/${documentId}/delete`;
export const leavePath = (documentId: string): string => `/doc/${documentId}/leave`;
export const sharePath = (documentId: string): string => `/doc/${documentId}/share`;
export const newLinkPath = (documentId: string): string => `/doc/${documentId}/share/links/new`;
export const changeLinkPath = (documentId: string, linkId: string): string =>
  `/doc/${documentId}/share/links/${linkId}`;

/** The page that visitors without an account open; the token is a secret. */
export const linkPath = (token: string): string => `/l/${token}`;
