"""What people see: the command line, reports and pages."""
