//! Which tool a file comes from.

use throughline_plan::text_enum;

text_enum! {
    /// The tool a file comes from, known by its column names. Its word is the `source` of the records.
    #[ts(rename = "ImportFormat")]
    Format {
        /// Jira issues.
        Jira = "jira", "Jira";
        /// Linear issues.
        Linear = "linear", "Linear";
        /// An Asana project.
        Asana = "asana", "Asana";
        /// An Azure DevOps query.
        AzureDevops = "azure_devops", "Azure DevOps";
        /// A view of GitHub Projects.
        GithubProjects = "github_projects", "GitHub Projects";
        /// An Aha! list report.
        Aha = "aha", "Aha!";
        /// A Productboard board.
        Productboard = "productboard", "Productboard";
        /// Roadmunk, now Strategic Roadmaps.
        Roadmunk = "roadmunk", "Roadmunk";
        /// Craft.io.
        Craft = "craft", "Craft.io";
        /// Plane.
        Plane = "plane", "Plane";
        /// Any other table.
        #[default]
        Table = "table", "Table";
    }
}
