import type { Endings } from './endings';
import type { Triggers } from './triggers';
import type { User, Users } from './users';

export type Members = {
  /** Makes an address count as verified, once the trigger has done its part; a failed one can be tried again. */
  confirm(user: User, clientId: string): Promise<void>;
  /** Sets a new password for somebody who has read the address's mail, which confirms the address as well, and ends all sign-ins. */
  resetPassword(user: User, passwordHash: string, clientId: string): Promise<void>;
  /** What stands between a proven identity and being signed in. */
  authenticate(user: User, clientId: string): Promise<void>;
};

/** What happens to users, with the triggers that Cognito runs around it. */
export function openMembers(users: Users, triggers: Triggers, { endAccount }: Pick<Endings, 'endAccount'>): Members {
  return {
    async confirm(user, clientId) {
      await triggers.run('PostConfirmation_ConfirmSignUp', user, clientId);
      await users.update(user.id, { isConfirmed: true });
    },
    async resetPassword(user, passwordHash, clientId) {
      await triggers.run('PostConfirmation_ConfirmForgotPassword', user, clientId);
      await users.update(user.id, { isConfirmed: true, passwordHash });
      await endAccount(user.id);
    },
    authenticate: (user, clientId) => triggers.run('PostAuthentication_Authentication', user, clientId),
  };
}
