variable "app_id" {
  description = "Numeric id of your Gatehouse App. Without it, anybody's green check of that name would do."
  type        = number

  validation {
    condition     = var.app_id > 0
    error_message = "The id stands on the settings page of the App, and in credentials/app.env."
  }
}

variable "repositories" {
  description = "Repositories that get the rulesets: of production, and of who makes release branches."
  type        = set(string)
  default     = []
}

variable "organisation_repositories" {
  description = "Patterns of the names of repositories that get the rulesets of the organisation. Empty: there are none."
  type        = list(string)
  default     = []
}
