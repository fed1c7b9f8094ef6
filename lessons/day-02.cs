#:project ../src/Groundwork.Lessons/Groundwork.Lessons.csproj
#:property PublishAot=false

// %% [markdown]
// # Day 2: Matrices as motion
//
// 60 to 90 minutes. Afterwards you can
//
// - see a 2×2 matrix move the plane, and read a product of matrices as one motion after another;
// - say what a determinant measures, and why some matrices have no inverse;
// - find the directions that a matrix does not turn, its eigenvectors;
// - find the directions in which data vary most, and keep only these: PCA.
//
// Run a cell with Ctrl+Enter. In a terminal the same file runs with `dotnet run day-02.cs`.

// %%
using System.Globalization;
using Groundwork;
using Groundwork.Lessons;
using Groundwork.Plots;
using Groundwork.Stats;

// A decimal point, whatever language the machine speaks.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

// %% [markdown]
// ## 1 A matrix moves the plane
//
// Multiply every point of the plane by one matrix, and the whole plane moves. Straight lines stay straight, the origin stays
// where it is, and all you need to know is where the two unit arrows go: **the first column is the new place of (1, 0), the
// second that of (0, 1)**.
//
// ### Predict
//
// Where does $\begin{pmatrix} 2 & 1 \\ 0 & 1 \end{pmatrix}$ take the point (1, 1)?
//
// - a: to (2, 1)
// - b: to (3, 1)
// - c: to (2, 2)
// - d: to (1, 3)

// %% quiz 2.Q1
Day02.Q1.Answer("?");

// %% [markdown]
// Four sliders are the four elements: a and c are the first column, b and d the second. Try to turn the plane, to squeeze it,
// to mirror it, to press it onto a line.

// %% elements
double a = 1, b = 0.5, c = 0, d = 1;
Slider.Of(a, -2, 2, 0.1).Display();
Slider.Of(b, -2, 2, 0.1).Display();
Slider.Of(c, -2, 2, 0.1).Display();
Slider.Of(d, -2, 2, 0.1).Display();

// %% plane
Tensor motion = Tensor.From(new double[,] { { a, b }, { c, d } });
double area = a * d - b * c;
Figure plane = Plot.PlaneMap(motion);
plane.AltText = $"The grid after the matrix [[{a:f1}, {b:f1}], [{c:f1}, {d:f1}]]: areas are multiplied by {area:f2}";
plane.Display();
Console.WriteLine($"(1, 0) goes to ({a:f1}, {c:f1}), (0, 1) goes to ({b:f1}, {d:f1}); the determinant is {area:f2}");

// %% [markdown]
// ### Exercise 2.1: a rotation
// Write `Rotation(theta)`: the 2×2 matrix that turns the plane by θ radians, counterclockwise. Ask yourself where (1, 0) and (0, 1) go.

// %% exercise 2.1
static double[,] Rotation(double theta) => throw new NotAttempted();

Day02.Rotation.Check(Rotation);

// %% [markdown]
// ## 2 One motion after another
//
// First B, then A: that is the product $AB$. The order matters, as it does with socks and shoes.
//
// ### Question 2.Q2: which acts first?
// In $(AB)x$, which of the two moves x first?
//
// - a: A, which is written first
// - b: B, which stands next to x
// - c: it makes no difference

// %% quiz 2.Q2
Day02.Q2.Answer("?");

// %%
Tensor quarter = Tensor.From(new double[,] { { 0, -1 }, { 1, 0 } });    // a quarter turn
Tensor stretch = Tensor.From(new double[,] { { 2, 0 }, { 0, 1 } });     // twice as wide
Tensor corner = Tensor.From(1.0, 1.0);

Console.WriteLine($"Stretched, then turned: {quarter.MatMul(stretch).MatMul(corner)}");
Console.WriteLine($"Turned, then stretched: {stretch.MatMul(quarter).MatMul(corner)}");

// %% [markdown]
// ## 3 The determinant
//
// By how much does a matrix blow up areas? By its **determinant**: $\det \begin{pmatrix} a & b \\ c & d \end{pmatrix} = ad - bc$.
// Two motions one after the other multiply their factors: $\det(AB) = \det A \cdot \det B$.

// %%
Tensor square = Tensor.From(new double[,] { { 1, 2 }, { 3, 4 } });
Console.WriteLine($"Determinant: {square.Det().Item():f4}");
Console.WriteLine($"Of the product with the stretch: {square.MatMul(stretch).Det().Item():f4}");
Console.WriteLine($"Of a turn: {quarter.Det().Item():f4}");

// %% [markdown]
// ### Question 2.Q3: a negative determinant
// The determinant of [[1, 2], [3, 4]] is -2. What does the minus say?
//
// - a: areas shrink
// - b: the plane is turned over, as in a mirror
// - c: there is no inverse

// %% quiz 2.Q3
Day02.Q3.Answer("?");

// %% [markdown]
// ## 4 The way back
//
// $A^{-1}$ undoes what A did: $A^{-1}A = I$. For two rows there is a formula:
//
// $$\begin{pmatrix} a & b \\ c & d \end{pmatrix}^{-1} = \frac{1}{ad - bc} \begin{pmatrix} d & -b \\ -c & a \end{pmatrix}$$

// %%
Console.WriteLine($"Inverse: {square.Inverse().Round(12)}");
Console.WriteLine($"A⁻¹A is I: {square.Inverse().MatMul(square).AllClose(Tensor.Eye(2, dtype: DType.Float64))}");

// %% [markdown]
// ### Break
//
// The second row is twice the first, the determinant is 0: the plane is pressed onto a line, and many points end up in one
// place. Nobody can say where they came from, and the library does not try. (A matrix that is not square
// has no inverse either.)

// %%
Tensor flat = Tensor.From(new double[,] { { 1, 2 }, { 2, 4 } });
try
{
    flat.Inverse();
}
catch (LinalgException e)
{
    Console.WriteLine(e.Message);
}

// %% [markdown]
// ### Exercise 2.2: the inverse of a 2×2 matrix
// Write `Inverse2x2(m)` with the formula above. A matrix whose determinant is 0 is refused with an `ArgumentException`.

// %% exercise 2.2
static double[,] Inverse2x2(double[,] m) => throw new NotAttempted();

Day02.Inverse.Check(Inverse2x2);

// %%
Day02.Inverse.Twin(Inverse2x2, m => Tensor.From(m).Inverse().ToArray2D<double>());

// %% [markdown]
// In practice one rarely wants an inverse. $Ax = y$ is solved by `Solve`, which is faster and rounds less: watch it with a
// matrix that is nearly flat. (The **condition number** says how many times larger an error can become.)

// %%
Tensor nearly = Tensor.FromFunction(8, 8, (i, j) => 1.0 / (i + j + 1));    // Hilbert's matrix
Tensor truth = Tensor.Ones([8], DType.Float64), y = nearly.MatMul(truth);
double bySolve = (nearly.MatMul(nearly.Solve(y)) - y).Norm().Item();
double byInverse = (nearly.MatMul(nearly.Inverse().MatMul(y)) - y).Norm().Item();
Console.WriteLine($"Condition number: {nearly.ConditionNumber().Item():0.0e0}");
Console.WriteLine($"A·x misses y by less than 1e-13 with Solve: {bySolve < 1e-13}, with the inverse: {byInverse < 1e-13}");

// %% [markdown]
// ## 5 Span, rank, projection
//
// All that can come out of a matrix, all mixtures of its columns, is their **span**. The **rank** counts its directions. What
// is pressed to 0 is the **null space**: rank and null space together have as many directions as there are columns.
// A **projection** is the shadow on a span: the nearest point in it.

// %%
Tensor wide = Tensor.From(new double[,] { { 1, 2, 3 }, { 2, 4, 6 }, { 1, 0, 1 } });
Console.WriteLine($"Rank: {wide.MatrixRank().Item<long>()}, directions of the null space: {wide.NullSpace().Shape[1]}");
Tensor lost = wide.NullSpace()[.., 0];
Console.WriteLine($"What the null space becomes: {wide.MatMul(lost).Abs().Max().Item():f6}");

Tensor onto = Tensor.From(new double[,] { { 1 }, { 1 } });    // the line through (1, 1)
Console.WriteLine($"The shadow of (3, 1) on that line: {onto.Project(Tensor.From(3.0, 1.0))}");

// %% [markdown]
// ### Question 2.Q4: the rank of an outer product
// $u v^T$ with three numbers each is a 3×3 matrix: element (i, j) is $u_i v_j$, and no number is 0. What is its rank? Give a number.

// %% quiz 2.Q4
Day02.Q4.Answer("?");

// %% [markdown]
// ## 6 Directions that do not turn
//
// Most arrows are turned by a matrix. An **eigenvector** is not: it is only stretched, by its **eigenvalue** λ: $Av = \lambda v$.
// A symmetric matrix has as many of them, at right angles, as it has rows; `Eigh` gives the eigenvalues in ascending order and
// the eigenvectors as columns.

// %%
Tensor symmetric = Tensor.From(new double[,] { { 2, 1 }, { 1, 2 } });
var (values, vectors) = symmetric.Eigh();
Console.WriteLine($"Eigenvalues: {values.Round(6)}");
Console.WriteLine($"Av is λv: {symmetric.MatMul(vectors).AllClose(vectors * values)}");

// %% [markdown]
// Turn the arrow v. Its image Av mostly points elsewhere; at two angles of the half circle both lie on one line.

// %% angle
int degrees = 20;
Slider.Of(degrees, 0, 180).Display();

// %% image
double radians = degrees * Math.PI / 180;
Tensor v = Tensor.From(Math.Cos(radians), Math.Sin(radians)), image = symmetric.MatMul(v);
double between = Math.Acos(Math.Clamp(v.CosineSimilarity(image).Item(), -1, 1)) * 180 / Math.PI;
var arrows = new Figure { Width = 420, Height = 380 };
arrows.Axes.AddArrow(0, 0, image[0].Item(), image[1].Item(), "Av");
arrows.Axes.AddArrow(0, 0, v[0].Item(), v[1].Item(), "v");
(arrows.Axes.X.Min, arrows.Axes.X.Max, arrows.Axes.Y.Min, arrows.Axes.Y.Max) = (-3.5, 3.5, -3.5, 3.5);
arrows.Axes.HasEqualAspect = true;
arrows.AltText = $"The arrow v at {degrees} degrees and its image Av, {between:f1} degrees away from it and {image.Norm().Item():f2} long";
arrows.Display();
Console.WriteLine($"At {degrees}° the image is turned by {between:f1}° and {image.Norm().Item():f2} times as long.");

// %% [markdown]
// How does one find them? **Power iteration** multiplies a vector by A again and again: the part along the eigenvector with the largest eigenvalue
// grows fastest, and soon the rest is nothing beside it. The numbers would overflow, so each round ends by dividing by the length.

// %%
Tensor walker = Tensor.From(1.0, 0.0);
for (int round = 1; round <= 5; round++)
{
    walker = symmetric.MatMul(walker);
    walker = walker / walker.Norm();
    Console.WriteLine($"Round {round}: {walker.Round(4)}");
}

// %% [markdown]
// ### Exercise 2.3: power iteration
// Write `TopEigen(a)` for a symmetric matrix: the eigenvalue that is largest **in size** (-4 beats 3), with its sign, and an
// eigenvector of length 1 (v or -v, both are right). Start from a random vector; 200 rounds are enough.

// %% exercise 2.3
static (double Value, double[] Vector) TopEigen(double[,] a) => throw new NotAttempted();

Day02.TopEigen.Check(TopEigen);

// %% [markdown]
// ## 7 From covariance to PCA
//
// Data are a cloud of points: rows are points, columns measurements. The **covariance** of two columns says whether they rise
// together: $c_{jk} = \frac{1}{n - \text{ddof}} \sum_i (x_{ij} - m_j)(x_{ik} - m_k)$, where $m_j$ is the mean of column j.
// If the points are all there is, ddof is 0; if they are a sample of something larger, ddof is 1, and makes up for the mean
// having been taken from the same points.

// %%
DataFrame iris = Tables.Iris();
string[] sizes = ["sepal_length", "sepal_width", "petal_length", "petal_width"];
Tensor flowers = iris.ToTensor(DType.Float64, sizes);
Console.WriteLine($"Covariance of 150 flowers:\n{flowers.Cov(rowvar: false).Round(3)}");

// %% [markdown]
// ### Exercise 2.4: the covariance matrix
// Write `Covariance(x, ddof)`: for n points with d measurements, [n, d], the d × d matrix of all covariances.

// %% exercise 2.4
static double[,] Covariance(double[,] x, int ddof) => throw new NotAttempted();

Day02.Covariance.Check(Covariance);

// %%
Day02.Covariance.Twin(Covariance, (x, ddof) =>
{
    int d = x.GetLength(1);
    return Tensor.From(x).Cov(rowvar: false, ddof: ddof).Reshape(d, d).ToArray2D<double>();
});

// %% [markdown]
// The variance of the cloud along a direction u of length 1 is $u^T C u$. It is largest along the eigenvector of C with the
// largest eigenvalue: this is the first **principal component**. The second is the best of what is left, at a right angle, and
// so on. The eigenvalues are the variances.

// %%
Pca pca = Pca.Fit(flowers, components: 2);
Console.WriteLine($"Share of the variance: {pca.ExplainedVarianceRatio.Round(4)}");
Figure map = Plot.Embedding(pca.Transform(flowers), groups: iris["species"].ToArray<string>());
map.Title = "150 flowers, 4 measurements, 2 directions";
map.AltText = "Three species along the first two principal components: one far to the left, two that touch";
map.Display();

// %% [markdown]
// ### Exercise 2.5: principal components
// Write `PrincipalComponents(x, k)`: the first k components as **rows**, [k, d], and their variances, the largest first (a
// sample: ddof is 1). The eigenvectors may come from the library: `Tensor.From(c).Eigh()`. A component and its opposite are both right.

// %% exercise 2.5
static (double[,] Components, double[] Variances) PrincipalComponents(double[,] x, int k) => throw new NotAttempted();

Day02.Pca.Check(PrincipalComponents);

// %% [markdown]
// **Twin check.** The library takes another way to the same components: the singular values of the centred points.

// %%
Day02.Pca.Twin(PrincipalComponents, (x, k) =>
{
    Pca fit = Pca.Fit(Tensor.From(x), k);
    return (fit.Components.ToArray2D<double>(), fit.ExplainedVariance.ToArray<double>());
});

// %% [markdown]
// ## 8 The page's example, and what is definite
//
// The page makes a symmetric matrix as $MM^T$ and calls it positive definite. It is positive **semi**-definite:
// $x^T M M^T x = \|M^T x\|^2$ is never negative, and it is 0 where $M^T$ presses something to 0. A symmetric matrix is positive
// **definite** if $x^T A x > 0$ for every x but 0: all eigenvalues are above 0.

// %%
Tensor m = Tensor.Randn([4, 4], seed: 1, DType.Float64);
Tensor product = m.MatMul(m.Transpose());
var (lambdas, axes) = product.Eigh();
Console.WriteLine($"Eigenvalues: {lambdas.Round(2)}");
Console.WriteLine($"VᵀV is I: {axes.Transpose().MatMul(axes).AllClose(Tensor.Eye(4, dtype: DType.Float64))}");
Console.WriteLine($"Σλ is the trace: {lambdas.Sum().AllClose(product.Diagonal().Sum())}, Πλ is the determinant: {lambdas.Prod().AllClose(product.Det())}");

Tensor tall = Tensor.Randn([4, 3], seed: 2, DType.Float64);
double least = tall.MatMul(tall.Transpose()).EigValsh().Min().Item();
Console.WriteLine($"The least eigenvalue for a tall M is 0 but for rounding: {Math.Abs(least) < 1e-12}");

// %% [markdown]
// ### Question 2.Q5: a tall matrix
// M has the shape (4, 3), with random numbers. What is $MM^T$?
//
// - a: positive definite
// - b: positive semi-definite, and not definite
// - c: neither: it takes positive and negative values

// %% quiz 2.Q5
Day02.Q5.Answer("?");

// %% [markdown]
// ### Exercise 2.6: positive definite or not
// Write `IsPositiveDefinite(a)` for a symmetric 2×2 matrix of whole numbers. Try it in your head first:
// [[2, 1], [1, 2]], [[1, 1], [1, 1]], [[1, 3], [3, 1]], [[-2, 0], [0, -1]], [[2, -1], [-1, 2]].

// %% exercise 2.6
static bool IsPositiveDefinite(double[,] a) => throw new NotAttempted();

Day02.Definite.Check(IsPositiveDefinite);

// %% [markdown]
// ## Use: a map of digits
//
// `Glyphs` draws digits of 8×8 pixels: shifted, slanted, thick and thin, with noise. Each is a point with 64 coordinates, which
// nobody can picture. Two principal components make a map of it, and nobody tells it which digit is which.

// %% variation
double variation = 0.1;
Slider.Of(variation, 0, 1, 0.1).Display();

// %% map of digits
var glyphs = new Glyphs(count: 400, seed: 2, variation);
Pca directions = Pca.Fit(glyphs.Rows.To(DType.Float64), components: 10);
Tensor places = directions.Transform(glyphs.Rows)[.., ..2];
Console.WriteLine(Glyphs.Text(glyphs.Images[0]));
Figure digits = Plot.Embedding(places, groups: [.. glyphs.Labels.ToArray<long>().Select(digit => $"{digit}")]);
digits.AltText = $"400 digits with variation {variation:f1} along the first two principal components, coloured by digit";
digits.Display();

// %% [markdown]
// With little variation the digits part, mostly each into the two forms that the font has of it. Move the slider to 1: what varies
// most is then **where** a digit stands and how thick it is, and the map shows that. PCA finds what varies, not what matters. How
// often is the nearest on the map the same digit?

// %%
foreach (double much in new[] { 0.1, 0.5, 1 })
{
    var some = new Glyphs(400, seed: 2, much);
    Tensor at = Pca.Fit(some.Rows.To(DType.Float64), 2).Transform(some.Rows);
    Tensor apart = (at.Unsqueeze(1) - at.Unsqueeze(0)).Square().Sum(-1) + 1e9 * Tensor.Eye(400, dtype: DType.Float64);
    Tensor alike = some.Labels.Take(apart.ArgMin(1), 0).Equal(some.Labels);
    Console.WriteLine($"Variation {much:f1}: {alike.To(DType.Float64).Mean().Item():p0}");
}

// %% [markdown]
// A component is a picture too: what is added to the mean digit as one walks along it. Move this slider, and watch the glyph change.

// %% along
double along = 2;
Slider.Of(along, -3, 3, 0.25).Display();

// %% glyph
Tensor step = directions.Components[0] * directions.ExplainedVariance[0].Sqrt();
Tensor walked = (directions.Mean + step * along).Reshape(8, 8);
Figure glyph = Plot.Heatmap(walked);
glyph.AltText = $"The mean digit, moved by {along:f2} deviations along the first component";
glyph.Display();
Console.WriteLine(Glyphs.Text(walked));

// %% [markdown]
// ### Challenge 2.7: there and back
// Write `ThereAndBack(x, k)`: each point's shadow on the first k principal components, **in the coordinates of the points**, [n, d]:
// centre, project, come back, add the means. This is how data are compressed with PCA. You may use all of the library, and who
// passes this knows the day.

// %% exercise 2.7
static double[,] ThereAndBack(double[,] x, int k) => throw new NotAttempted();

Day02.Compress.Check(ThereAndBack);

// %% [markdown]
// How many components does a digit need? The loss falls with each, and the first few do most of it.

// %%
foreach (int k in new[] { 1, 2, 5, 10, 64 })
{
    Pca kept = Pca.Fit(glyphs.Rows.To(DType.Float64), k);
    double loss = (kept.InverseTransform(kept.Transform(glyphs.Rows)) - glyphs.Rows).Square().Mean().Item();
    Console.WriteLine($"{k,2} components: mean squared error {loss:f4}");
}

// %% [markdown]
// ## Recall
//
// - **What are the columns of a matrix, seen as motion?** The places where the unit arrows go.
// - **In $ABx$, which matrix acts first?** B, the one next to x.
// - **What does a determinant of 0 say?** The plane is pressed flat: there is no inverse.
// - **What is an eigenvector?** A direction that the matrix does not turn, only stretches: $Av = \lambda v$.
// - **What are principal components?** The eigenvectors of the covariance matrix, with the largest eigenvalue first; the eigenvalues are the variances.
// - **Is $MM^T$ positive definite?** It is semi-definite; definite only if M has full row rank.
