"""What people read: outcomes, cases and rules as tables, in Thai and in English."""
