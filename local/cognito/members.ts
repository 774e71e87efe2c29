import type { Endings } from './endings';
import type { Triggers } from './triggers';
import type { User, Users } from './users';

export type Members = {
  /** Marks an address as verified once the trigger has succeeded; after a failure it can be tried again. */
  confirm(user: User, clientId: string): Promise<void>;
  /** Sets a new password for somebody who can read the address's mail; confirms it, too, and ends all sign-ins. */
  resetPassword(user: User, passwordHash: string, clientId: string): Promise<void>;
  /** Runs the trigger that may still refuse a user whose identity is proven. */
  authenticate(user: User, clientId: string): Promise<void>;
};

/** Changes to users, with the triggers that Cognito runs for them. */
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
