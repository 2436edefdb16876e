-- An account is erased under every key that it was ever known by. Where the service's own key was lost, nothing but the
-- id leads to those of before; without the index all accounts were read while writers wait.
CREATE INDEX account_by_id ON account (namespace, account_id);
