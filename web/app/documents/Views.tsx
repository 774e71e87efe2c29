import { NavLink } from '@remix-run/react';
import { documentsPath, sharedPath } from '../../../schema/webPaths';

const views = [
  { to: documentsPath, words: 'Documents' },
  { to: sharedPath, words: 'Shared with me' },
];

/** The tabs for one's own documents and for shared ones. */
export function Views() {
  return (
    <nav aria-label="Views" className="mb-6 flex gap-1 border-b border-line">
      {views.map(({ to, words }) => (
        <NavLink
          key={to}
          to={to}
          className={({ isActive }) =>
            `-mb-px border-b-2 px-3 py-2.5 font-medium ${isActive ? 'border-accent text-accent' : 'border-transparent text-muted hover:text-ink'}`
          }
        >
          {words}
        </NavLink>
      ))}
    </nav>
  );
}
