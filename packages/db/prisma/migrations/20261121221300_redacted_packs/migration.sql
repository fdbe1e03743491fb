-- A message that is taken away is taken out of what was handed up with it, too.
GRANT UPDATE (pack) ON escalation TO handrail_app;
GRANT UPDATE (body) ON operations_delivery TO handrail_app;
