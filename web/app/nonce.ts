import { createContext, useContext } from 'react';

// Browsers hide a nonce from scripts, so on their side it is empty.
export const NonceContext = createContext('');

export const useNonce = () => useContext(NonceContext);
