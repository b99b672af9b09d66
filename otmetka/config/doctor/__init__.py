"""The system check (kerch.2.1): a line for each part of the installation, with the way on."""
