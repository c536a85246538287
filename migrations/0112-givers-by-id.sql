-- What an operator is called stands in their account alone, and goes with it: here only who they are.
UPDATE role_assignments SET giver_name = NULL WHERE giver_kind = 'operator';
UPDATE member_roles SET giver_name = NULL WHERE giver_kind = 'operator';
