import type { Role } from '~/graphql/generated';

/** The roles that can be given, the weakest first. */
export const givenRoles = ['VIEWER', 'EDITOR', 'MANAGER'] as const;

type GivenRole = (typeof givenRoles)[number];

export const roleNames: Record<Role, string> = {
  VIEWER: 'Viewer',
  EDITOR: 'Editor',
  MANAGER: 'Manager',
  OWNER: 'Owner',
};

export const roleRights: Record<Role, string> = {
  VIEWER: 'opens and downloads it',
  EDITOR: 'also saves and renames it',
  MANAGER: 'also shares it with others',
  OWNER: 'may do everything with it',
};

export const mayShare = (role: Role): boolean => rolesGivenBy(role).length > 0;

/** Managers can neither add nor remove managers. */
export function rolesGivenBy(role: Role): readonly GivenRole[] {
  if (role === 'OWNER') return givenRoles;
  return role === 'MANAGER' ? givenRoles.filter((given) => given !== 'MANAGER') : [];
}
