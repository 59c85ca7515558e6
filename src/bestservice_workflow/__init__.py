"""The Best Service workflow of the Bangkok Metropolitan Administration (KPI 3.2)."""
